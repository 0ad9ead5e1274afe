import { CHECKS } from '../../tools/compat/checks';
import { tableWith } from '../../tools/compat/columns';
import { N8N_VERSIONS, isAtLeast } from '../../tools/compat/versions';
import { N8N_VERSION, NODE_LINES } from '../n8n/install';
import { readText, tableRows } from './markdown';

const page = readText('docs/compatibility.md');

const rows = tableRows(page);

const rowOf = (first: string): string[] => rows.find(([cell]) => cell === first)?.slice(1) ?? [];

it('is linked from the README, which names the oldest and the newest version', () => {
	const readme = readText('README.md');
	expect(readme).toContain('](docs/compatibility.md)');
	expect(readme).toContain(`n8n ${N8N_VERSIONS[0]} to ${N8N_VERSION} `);
	expect(readme).toContain('N8N_UNVERIFIED_PACKAGES_ENABLED=true');
});

it('ends with the version that the project is developed against', () => {
	expect(N8N_VERSIONS.at(-1)).toBe(N8N_VERSION);
});

it('has a column for every version; renew with npm run test:compat', () => {
	expect(rowOf('n8n')).toEqual([...N8N_VERSIONS]);
	expect(rowOf('Node.js')).toHaveLength(N8N_VERSIONS.length);
});

it.each(CHECKS)('shows that every version that can has: $feature', ({ feature, since }) => {
	const expected = N8N_VERSIONS.map((version) =>
		since && !isAtLeast(version, since) ? 'no' : 'yes',
	);
	expect(rowOf(feature)).toEqual(expected);
});

it('shows the result for every line of Node.js; renew with npm run test:nodes', () => {
	const lines = rows.filter(([cell]) => /^\d+\.\d+\.\d+$/.test(cell ?? ''));
	expect(lines.map(([release]) => Number(release?.split('.')[0]))).toEqual([...NODE_LINES]);
});

it.each([
	['2.41.1', '2.5.0', true],
	['2.5.0', '2.5.0', true],
	['2.4.9', '2.5.0', false],
	['1.123.81', '2.5.0', false],
	['3.0.0', '2.5.0', true],
])('compares versions by their numbers: %s, %s', (version, minimum, expected) => {
	expect(isAtLeast(version, minimum)).toBe(expected);
});

it('renews the column of the version that was tried, and no other', () => {
	const cells = CHECKS.map(() => 'new');
	const tried = { version: '2.0.3', node: '20.0.0', cells, failures: [] };
	const table = tableRows(tableWith(page, [tried], '2030-01-31'));
	const [head = [], ...body] = table.filter(([first]) => !first?.startsWith('---'));
	const at = head.indexOf('2.0.3');
	expect(body.map((row) => row[at])).toEqual(['20.0.0', '2030-01-31', ...cells]);
	const others = body.map((row) => row.filter((_, column) => column !== at));
	expect(others).toEqual(
		body.map(([first = '']) => [first, ...rowOf(first).filter((_, column) => column + 1 !== at)]),
	);
});
