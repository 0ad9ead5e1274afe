/** Longer text is neither an amount nor a currency, but a field that was mapped by mistake. */
const MAX_QUOTED_LENGTH = 24;

/**
 * The end of an error message that shows what an expression resolved to. Only for fields without
 * secrets and personal data. Text that may be an e-mail address is not shown.
 */
export const butIs = (text: string): string =>
	text !== '' && text.length <= MAX_QUOTED_LENGTH && !text.includes('@')
		? `, but is "${text}"`
		: '';
