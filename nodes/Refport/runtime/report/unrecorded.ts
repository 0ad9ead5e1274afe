/** What it means that n8n's store could not be written. */
export const unrecordedText = (count: number): string =>
	`n8n could not remember that ${count} of these events were tracked. If you execute this again, Skip Already Tracked will not skip them. The log of n8n may tell why.`;
