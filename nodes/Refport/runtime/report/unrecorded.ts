/** What it means that n8n's store could not be written. */
export const unrecordedText = (count: number): string =>
	`n8n could not store that ${count} of these events were tracked. If you run this again, Skip Already Tracked will not skip them. The n8n log may say why.`;
