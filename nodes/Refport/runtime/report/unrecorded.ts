/** The warning if n8n could not store which events were tracked. */
export const unrecordedText = (count: number): string =>
	`n8n could not store that ${count} of these events were tracked. If you run this again, Skip Already Tracked will not skip them. The n8n log may say why.`;
