import fc from 'fast-check';
import { jsonErrorPosition } from '../../nodes/Refport/core/values/jsonText';

function succeeds(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** Whether some text after it makes a beginning valid JSON. */
function canContinue(beginning: string): boolean {
	const brackets = beginning.replace(/"(?:[^"\\]|\\.)*"/gs, '').replace(/[^[\]{}]/g, '');
	const open: string[] = [];
	for (const bracket of brackets) {
		if (bracket === '{' || bracket === '[') open.unshift(bracket === '{' ? '}' : ']');
		else open.shift();
	}
	return ['', '0', ':0', '"k":0'].some((next) => succeeds(beginning + next + open.join('')));
}

const indented = fc
	.tuple(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(0, 1, '\t'))
	.map(([value, indent]) => JSON.stringify(value, null, indent));

const character = fc.oneof(
	fc.constantFrom(...Array.from('{}[]",:\\/ \n\t-+.eE01tfnu#')),
	fc.string({ maxLength: 1, unit: 'binary' }),
);

const mutated = fc
	.tuple(indented, fc.nat(), character, fc.constantFrom(0, 1))
	.map(([text, drawn, inserted, removed]) => {
		const at = drawn % (text.length + 1);
		return text.slice(0, at) + inserted + text.slice(at + removed);
	});

describe('jsonErrorPosition of any text', () => {
	it.each([
		{ name: 'random text', texts: fc.string() },
		{ name: 'JSON with one character changed', texts: mutated },
		{ name: 'tokens in any order', texts: fc.array(character).map((all) => all.join('')) },
	])('agrees with JSON.parse on $name, and what stands before could go on', ({ texts }) => {
		fc.assert(
			fc.property(texts, (text) => {
				const position = jsonErrorPosition(text);
				expect(position === undefined).toBe(succeeds(text));
				const before = text.slice(0, position);
				expect(before).toHaveLength(position ?? text.length);
				expect([undefined, before.length]).toContain(jsonErrorPosition(before));
				expect(canContinue(before)).toBe(true);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('finds a stray character exactly where it was put', () => {
		fc.assert(
			fc.property(indented, fc.nat(), (text, drawn) => {
				const tokens = text.match(/"(?:[^"\\]|\\.)*"|[\w.+-]+|\s+|./gsu) ?? [];
				const before = tokens.slice(0, drawn % (tokens.length + 1)).join('');
				const position = jsonErrorPosition(`${before}#${text.slice(before.length)}`);
				expect(position).toBe(before.length);
			}),
			{ numRuns: 500 },
		);
	});
});
