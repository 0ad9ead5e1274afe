/** Longer text is no amount and no currency, but something that was mapped by mistake. */
const LONGEST_QUOTED = 24;

/**
 * Ends a problem with the value, so that a person sees what the expression resolved to. Only for
 * fields that hold neither secrets nor personal data; what could be an e-mail address is not quoted.
 */
export const butIs = (text: string): string =>
	text !== '' && text.length <= LONGEST_QUOTED && !text.includes('@') ? `, but is "${text}"` : '';
