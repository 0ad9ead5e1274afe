import { ESLint, type Linter } from 'eslint';

const PLUGIN = '@n8n/community-nodes';

type Lint = (folder: string, patterns: string[]) => Promise<{ version: string; findings: string }>;

const versionIn = (config: readonly Linter.Config[]): string =>
	config.map(({ plugins }) => plugins?.[PLUGIN]?.meta?.version).find(Boolean) ?? 'unknown';

/** The scanner, with the version of n8n's linter that it contains. */
const lintAsScanner: Lint = async (folder, patterns) => {
	const { analyzePackage, buildScanConfig } = await import(
		'@n8n/scan-community-package/scanner/scanner.mjs'
	);
	const { passed, message = '', details = '' } = await analyzePackage(folder, patterns);
	// The scanner passes a folder without files, and mentions this only in its message.
	const findings = passed ? message : `${message}\n${details}`;
	return { version: versionIn(await buildScanConfig()), findings };
};

/** The configuration of the scanner, with the linter version of n8n's command line tool. */
const lintAsTool: Lint = async (folder, patterns) => {
	const { buildScanConfig } = await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const { n8nCommunityNodesPlugin } = await import('@n8n/eslint-plugin-community-nodes');
	const newer = n8nCommunityNodesPlugin.configs.recommended as Linter.Config;
	const config = (await buildScanConfig()).map((one) => (one.plugins?.[PLUGIN] ? newer : one));
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		errorOnUnmatchedPattern: false,
		overrideConfig: config,
	});
	const results = await eslint.lintFiles(patterns);
	const errors = ESLint.getErrorResults(results);
	const formatter = await eslint.loadFormatter('stylish');
	const findings =
		results.length > 0 ? await formatter.format(errors) : 'No files found to analyze';
	return { version: versionIn(config), findings };
};

/** The scanner's version of n8n's linter, then the newer one, which has more rules. */
export const LINTERS: readonly Lint[] = [lintAsScanner, lintAsTool];
