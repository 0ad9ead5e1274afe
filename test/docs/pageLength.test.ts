import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, prose, readText } from './markdown';

const MAX_WORDS = 900;

const pages = readdirSync(join(PROJECT, 'docs'), { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.md'))
	.map((path) => join('docs', path));

/** The words that are read one after another. Tables and code are scanned. */
const wordsOf = (markdown: string): string[] =>
	prose(markdown)
		.split('\n')
		.filter((line) => !line.startsWith('|') && !line.startsWith('<!--'))
		.join(' ')
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word));

it.each([...pages, 'README.md'])(`%s has at most ${MAX_WORDS} words besides tables`, (page) => {
	expect(wordsOf(readText(page)).length).toBeLessThanOrEqual(MAX_WORDS);
});
