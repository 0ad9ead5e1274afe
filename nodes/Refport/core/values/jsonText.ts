import { type Result, failed, inputFailure, success } from '../result';

/**
 * In characters. On strings of several million, the regular expressions below overflow the stack.
 */
const MAX_EXPLAINED_LENGTH = 1_000_000;

const SPACE = /[ \t\n\r]*/y;
const SCALAR =
	/"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

/**
 * Returns the index of the first character that is not valid JSON, or undefined if there is none.
 * V8's own messages often lack the position.
 */
export function jsonErrorPosition(text: string): number | undefined {
	const open: string[] = [];
	let expected: Expected = 'value';
	let at = 0;
	const afterValue = (): Expected => (open.length > 0 ? 'commaOrEnd' : 'nothing');
	const skipSpace = () => {
		SPACE.lastIndex = at;
		SPACE.test(text);
		at = SPACE.lastIndex;
	};
	for (skipSpace(); at < text.length; skipSpace()) {
		const character = text.charAt(at);
		const closes = character === '}' || character === ']';
		if (closes) {
			if (!/End$/.test(expected) || open.pop() !== character) return at;
			expected = afterValue();
			at += 1;
		} else if (expected === 'colon' || expected === 'commaOrEnd') {
			if (character !== (expected === 'colon' ? ':' : ',')) return at;
			expected = expected === 'colon' || open.at(-1) === ']' ? 'value' : 'key';
			at += 1;
		} else if (expected === 'nothing') {
			return at;
		} else if (/^value/.test(expected) && (character === '{' || character === '[')) {
			open.push(character === '{' ? '}' : ']');
			expected = character === '{' ? 'keyOrEnd' : 'valueOrEnd';
			at += 1;
		} else {
			if (/^key/.test(expected) && character !== '"') return at;
			SCALAR.lastIndex = at;
			if (!SCALAR.test(text)) return at;
			at = SCALAR.lastIndex;
			expected = /^key/.test(expected) ? 'colon' : afterValue();
		}
	}
	return expected === 'nothing' ? undefined : text.length;
}

/** Parses JSON text from a user or an expression. The failure names line and column. */
export function parseJsonText(text: string, label: string, field: string): Result<unknown> {
	try {
		return success(JSON.parse(text));
	} catch {
		if (text.length > MAX_EXPLAINED_LENGTH) {
			return failed(inputFailure('INVALID_INPUT', `${label} is not valid JSON`, field));
		}
		const position = jsonErrorPosition(text) ?? text.length;
		const before = text.slice(0, position).split('\n');
		const column = (before.at(-1)?.length ?? 0) + 1;
		const what = position >= text.length ? 'it ends too early, at' : 'it goes wrong at';
		const message = `${label} is not valid JSON: ${what} line ${before.length}, column ${column} (position ${position})`;
		return failed(inputFailure('INVALID_INPUT', message, field));
	}
}
