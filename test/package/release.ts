import { basename } from 'node:path';

/** Sentences that describe why a release is not possible. */
type Findings = string[];

const when = (isWrong: boolean, finding: string): Findings => (isWrong ? [finding] : []);

export interface Manifest {
	name: string;
	version: string;
	license?: string;
	private?: boolean;
	repository?: { type?: string; url?: string };
}

export const checkTag = (tag: string, { version }: Manifest): Findings =>
	when(tag !== `v${version}`, `The tag ${tag} does not name version ${version} of package.json.`);

/** The text of a version's section, undefined if there is no such section. */
function entryOf(changelog: string, heading: RegExp): string | undefined {
	const [, ...sections] = changelog.split(/^## /m);
	const section = sections.find((one) => heading.test(one));
	return section?.slice(section.indexOf('\n')).trim();
}

/**
 * A tagged version needs an entry with its date. Before that, its changes may be under Unreleased.
 */
export function checkChangelog(
	changelog: string,
	{ version }: Manifest,
	isTagged: boolean,
): Findings {
	const escaped = version.replaceAll('.', '\\.');
	const own = entryOf(changelog, new RegExp(`^\\[${escaped}\\] - \\d{4}-\\d{2}-\\d{2}\\s*$`, 'm'));
	const entry = own ?? (isTagged ? undefined : entryOf(changelog, /^\[Unreleased\]/));
	const heading = `## [${version}] - YYYY-MM-DD`;
	return when(
		!entry,
		`CHANGELOG.md has no entry for this version: it needs "${heading}" with text.`,
	);
}

/**
 * npm rejects provenance if the repository differs from the one that runs the workflow, and n8n's
 * scanner reads the source only from GitHub.
 */
export function checkProvenance(manifest: Manifest, runsIn: string | undefined): Findings {
	const url = manifest.repository?.url ?? '';
	const [, slug] = /^git\+https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)\.git$/.exec(url) ?? [];
	return [
		...when(!slug, `repository.url is no address of a GitHub repository: "${url}".`),
		...when(
			slug !== undefined && runsIn !== undefined && slug !== runsIn,
			`repository.url names ${String(slug)}, but this runs in ${String(runsIn)}.`,
		),
		...when(manifest.private === true, 'package.json says that the package is private.'),
		...when(manifest.license !== 'MIT', 'The license is not MIT.'),
	];
}

/** The first npm version with trusted publishing, see docs.npmjs.com/trusted-publishers. */
const TRUSTED_SINCE = [11, 5, 1];

export function checkNpm(version: string): Findings {
	const parts = version.split('.').map(Number);
	const difference = TRUSTED_SINCE.map((min, index) => (parts[index] ?? 0) - min).find(Boolean);
	return when((difference ?? 0) < 0, `npm ${version} cannot publish by trust: it needs 11.5.1.`);
}

const WORKFLOW_NEEDS = [
	{ pattern: /^ {2}id-token: write$/m, what: 'the permission "id-token: write"' },
	{ pattern: /^ {4}runs-on: ubuntu-latest$/m, what: 'a runner of GitHub' },
	{ pattern: /^ {4}tags: \['v\*'\]$/m, what: 'tags that begin with v as its trigger' },
	{ pattern: /npm run release:check -- --tag "\$GITHUB_REF_NAME"/, what: 'this check' },
	{ pattern: /npm publish --provenance --access public/, what: 'npm publish with provenance' },
];

/** The registry identifies a trusted workflow by its file name. */
export const checkWorkflow = (path: string, text: string): Findings => [
	...when(basename(path) !== 'publish.yml', `The workflow must be publish.yml, not ${path}.`),
	...WORKFLOW_NEEDS.flatMap(({ pattern, what }) =>
		when(!pattern.test(text), `The workflow lacks ${what}.`),
	),
	...when(/NPM_TOKEN|NODE_AUTH_TOKEN/.test(text), 'The workflow uses a stored token.'),
];

const ROOT_FILES = ['CHANGELOG.md', 'LICENSE', 'README.md', 'index.js', 'package.json'];

/** The expected files of the tarball: the compiled sources, and other files unchanged. */
export const filesFor = (sources: readonly string[]): string[] =>
	[...ROOT_FILES, ...sources.map((name) => `dist/${name.replace(/\.ts$/, '.js')}`)].sort();

export function checkFiles(expected: readonly string[], packed: readonly string[]): Findings {
	const missing = expected.filter((name) => !packed.includes(name));
	const unexpected = packed.filter((name) => !expected.includes(name));
	return [
		...missing.map((name) => `The tarball lacks ${name}.`),
		...unexpected.map((name) => `The tarball holds ${name}, which comes from no source.`),
	];
}
