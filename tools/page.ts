import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../test/n8n/pack';

/**
 * Replaces a section of a page in docs/ with Markdown. Comments in the page mark where it begins
 * and ends.
 *
 * @throws Error if the page has no such section
 */
export async function writeSection(section: string, markdown: string, file: string): Promise<void> {
	const path = join(PROJECT, 'docs', file);
	const [begin, end] = ['begin', 'end'].map((edge) => `<!-- ${edge}: ${section} -->`);
	const page = readFileSync(path, 'utf8');
	const [before, rest] = page.split(begin ?? '');
	const [, after] = (rest ?? '').split(end ?? '');
	if (before === undefined || after === undefined) {
		throw new Error(`${path} has no place for ${section}`);
	}
	const text = `${before}${begin ?? ''}\n\n${markdown}\n\n${end ?? ''}${after}`;
	// Imported here, because Jest cannot load Prettier, and tests import the tables.
	const { format, resolveConfig } = await import('prettier');
	const config = await resolveConfig(path);
	writeFileSync(path, await format(text, { ...config, parser: 'markdown' }));
}

/** Returns a Markdown table. Prettier aligns its columns later. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]) =>
	[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const ownVersion = (): string => {
	const manifest = readFileSync(join(PROJECT, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
};

/** Returns a sentence with the date, the versions and the machine of a measurement. */
export function machine(n8nVersion: string): string {
	const processors = cpus();
	const memory = Math.round(totalmem() / 2 ** 30);
	const model = processors[0]?.model.trim() ?? 'unknown processor';
	const date = new Date().toISOString().slice(0, 10);
	return `Measured on ${date}: n8n-nodes-refport ${ownVersion()}, n8n ${n8nVersion}, ${processors.length} × ${model}, ${memory} GiB memory.`;
}
