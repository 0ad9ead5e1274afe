/** The warning if n8n could not store which events were tracked. */
export const unrecordedText = (count: number): string =>
	`n8n could not save the tracked status of ${count} of these events. If you run this again, Skip Already Tracked will not skip them. Check the n8n log for the reason.`;
