import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const PROJECT = resolve(__dirname, '../..');

export const readText = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');

/** The markdown without code blocks. */
export const prose = (markdown: string): string => markdown.replace(/^( *)```[^]*?^\1```/gm, '');

/** The cells of all table rows, including headers and separators. */
export const tableRows = (markdown: string): string[][] =>
	prose(markdown)
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.map((line) =>
			line
				.slice(1, -1)
				.split('|')
				.map((cell) => cell.trim()),
		);

/** The texts in backticks. */
export const quoted = (text: string): string[] =>
	[...text.matchAll(/`([^`]+)`/g)].map(([, inner = '']) => inner);

/** The anchors that GitHub creates for the headings. */
export const anchors = (markdown: string): string[] =>
	[...prose(markdown).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
