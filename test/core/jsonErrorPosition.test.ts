import fc from 'fast-check';
import { jsonErrorPosition } from '../../nodes/Refport/core/values/jsonText';

function isValidJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** Whether a text can be completed to valid JSON. */
function canContinue(start: string): boolean {
	const brackets = start.replace(/"(?:[^"\\]|\\.)*"/gs, '').replace(/[^[\]{}]/g, '');
	const open: string[] = [];
	for (const bracket of brackets) {
		if (bracket === '{' || bracket === '[') open.unshift(bracket === '{' ? '}' : ']');
		else open.shift();
	}
	return ['', '0', ':0', '"k":0'].some((next) => isValidJson(start + next + open.join('')));
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
	.map(([text, random, inserted, removed]) => {
		const at = random % (text.length + 1);
		return text.slice(0, at) + inserted + text.slice(at + removed);
	});

describe('the error position in metadata JSON', () => {
	it.each([
		{ name: 'random text', texts: fc.string() },
		{ name: 'JSON with one character changed', texts: mutated },
		{ name: 'tokens in any order', texts: fc.array(character).map((all) => all.join('')) },
	])(
		'exists only for invalid JSON, and the text before it can be completed: $name',
		({ texts }) => {
			fc.assert(
				fc.property(texts, (text) => {
					const position = jsonErrorPosition(text);
					expect(position === undefined).toBe(isValidJson(text));
					const before = text.slice(0, position);
					expect(before).toHaveLength(position ?? text.length);
					expect([undefined, before.length]).toContain(jsonErrorPosition(before));
					expect(canContinue(before)).toBe(true);
				}),
				{ numRuns: 1_000 },
			);
		},
	);

	it('is that of a stray character', () => {
		fc.assert(
			fc.property(indented, fc.nat(), (text, random) => {
				const tokens = text.match(/"(?:[^"\\]|\\.)*"|[\w.+-]+|\s+|./gsu) ?? [];
				const before = tokens.slice(0, random % (tokens.length + 1)).join('');
				const position = jsonErrorPosition(`${before}#${text.slice(before.length)}`);
				expect(position).toBe(before.length);
			}),
			{ numRuns: 500 },
		);
	});
});
