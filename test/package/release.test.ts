import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../n8n/pack';
import {
	type Manifest,
	checkChangelog,
	checkFiles,
	checkNpm,
	checkProvenance,
	checkTag,
	checkWorkflow,
	filesFor,
} from './release';

const SLUG = 'refport/n8n-nodes-refport';
const URL = `git+https://github.com/${SLUG}.git`;

const manifest: Manifest = {
	name: 'n8n-nodes-refport',
	version: '1.2.3',
	license: 'MIT',
	repository: { type: 'git', url: URL },
};

const workflow = readFileSync(join(PROJECT, '.github/workflows/publish.yml'), 'utf8');

it.each([
	['v1.2.3', []],
	['v1.2.4', ['The tag v1.2.4 does not name version 1.2.3 of package.json.']],
	['1.2.3', ['The tag 1.2.3 does not name version 1.2.3 of package.json.']],
])('the release check compares the tag %s with the version', (tag, found) => {
	expect(checkTag(tag, manifest)).toEqual(found);
});

describe('the release check for the changelog', () => {
	const missingEntry = [
		'CHANGELOG.md has no entry for this version: it needs "## [1.2.3] - YYYY-MM-DD" with text.',
	];

	it.each([
		{ name: 'an entry with date and text', text: '## [1.2.3] - 2026-11-25\n\n- New.', found: [] },
		{ name: 'an entry without a date', text: '## [1.2.3]\n\n- New.', found: missingEntry },
		{
			name: 'an empty entry',
			text: '## [1.2.3] - 2026-11-25\n\n## [1.2.2] - 2026-01-01\n\n- Old.',
			found: missingEntry,
		},
		{ name: 'another version', text: '## [1.2.30] - 2026-11-25\n\n- New.', found: missingEntry },
		{ name: 'unreleased changes', text: '## [Unreleased]\n\n- New.', found: missingEntry },
	])('requires an entry for a tagged version: $name', ({ text, found }) => {
		expect(checkChangelog(`# Changelog\n\n${text}\n`, manifest, true)).toEqual(found);
	});

	it('accepts unreleased changes without a tag', () => {
		const unreleased = '# Changelog\n\n## [Unreleased]\n\n- New.\n';
		expect(checkChangelog(unreleased, manifest, false)).toEqual([]);
		expect(checkChangelog('# Changelog\n', manifest, false)).toEqual(missingEntry);
	});
});

it.each([
	{ change: {}, runsIn: SLUG, found: [] },
	{ change: {}, runsIn: undefined, found: [] },
	{
		change: {},
		runsIn: 'somebody/fork',
		found: [`repository.url names ${SLUG}, but this runs in somebody/fork.`],
	},
	{
		change: { repository: { url: 'https://gitlab.com/a/b.git' } },
		runsIn: SLUG,
		found: ['repository.url is no address of a GitHub repository: "https://gitlab.com/a/b.git".'],
	},
	{
		change: { private: true, license: 'ISC' },
		runsIn: SLUG,
		found: ['package.json says that the package is private.', 'The license is not MIT.'],
	},
])('the release check compares the repository with package.json: $change in $runsIn', (given) => {
	expect(checkProvenance({ ...manifest, ...given.change }, given.runsIn)).toEqual(given.found);
});

it.each([
	['11.5.0', false],
	['11.5.1', true],
	['11.6.0', true],
	['12.0.0', true],
	['10.9.9', false],
])(
	'the release check requires an npm version with trusted publishing: %s',
	(version, isSupported) => {
		expect(checkNpm(version)).toHaveLength(isSupported ? 0 : 1);
	},
);

describe('the release check for the publish workflow', () => {
	it('finds nothing in the current workflow', () => {
		expect(checkWorkflow('.github/workflows/publish.yml', workflow)).toEqual([]);
	});

	it.each([
		['id-token: write', 'id-token: none', 'The workflow lacks the permission "id-token: write".'],
		['ubuntu-latest', 'self-hosted', 'The workflow lacks a runner of GitHub.'],
		['--provenance', '', 'The workflow lacks npm publish with provenance.'],
		['release:check', 'test', 'The workflow lacks this check.'],
	])('reports a missing %s', (part, replacement, found) => {
		expect(checkWorkflow('publish.yml', workflow.replace(part, replacement))).toEqual([found]);
	});

	it('reports another file name and a stored token', () => {
		expect(checkWorkflow('release.yml', `${workflow}\n# NODE_AUTH_TOKEN`)).toEqual([
			'The workflow must be publish.yml, not release.yml.',
			'The workflow uses a stored token.',
		]);
	});
});

it('the release check reports missing and unexpected files in the tarball', () => {
	const expected = filesFor(['nodes/A/A.node.ts', 'nodes/A/a.svg']);
	const roots = ['CHANGELOG.md', 'LICENSE', 'README.md'];
	const compiled = ['dist/nodes/A/A.node.js', 'dist/nodes/A/a.svg', 'index.js', 'package.json'];
	expect(expected).toEqual([...roots, ...compiled]);
	expect(checkFiles(expected, expected)).toEqual([]);
	const packed = [...roots, ...compiled.slice(1), '.env', 'dist/nodes/Old/Old.node.js'];
	expect(checkFiles(expected, packed)).toEqual([
		'The tarball lacks dist/nodes/A/A.node.js.',
		'The tarball holds .env, which comes from no source.',
		'The tarball holds dist/nodes/Old/Old.node.js, which comes from no source.',
	]);
});
