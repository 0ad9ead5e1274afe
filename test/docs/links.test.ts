import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PROJECT, anchors, prose, readText } from './markdown';

const PAGES = [
	'README.md',
	'CONTRIBUTING.md',
	...readdirSync(join(PROJECT, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
	...['bench', 'compat', 'queue', 'reliability'].map((tool) => `tools/${tool}/README.md`),
];

const LINKS = PAGES.flatMap((page) => {
	const text = prose(readText(page)).replace(/`[^`\n]*`/g, '');
	const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)/g)];
	const defined = [...text.matchAll(/^\[[^\]]+\]: +(\S+)/gm)];
	const html = [...text.matchAll(/\b(?:src|href)="([^"]+)"/g)];
	return [...inline, ...defined, ...html].map(([, target = '']) => ({ page, target }));
});

const isExternal = ({ target }: { target: string }) => /^[a-z][a-z\d+.-]*:/i.test(target);

it('finds links in the pages', () => {
	expect(LINKS.length).toBeGreaterThan(20);
});

it.each(LINKS.filter((link) => !isExternal(link)))(
	'$page leads to $target, which is there',
	({ page, target }) => {
		const [path = '', anchor] = target.split('#');
		const file = path === '' ? page : join(dirname(page), path);
		expect(existsSync(join(PROJECT, file))).toBe(true);
		if (anchor !== undefined) expect(anchors(readText(file))).toContain(anchor);
	},
);

it.each(LINKS.filter(isExternal))('$page leads to $target by https', ({ target }) => {
	expect(new URL(target)).toMatchObject({ protocol: 'https:', username: '', password: '' });
	expect(new URL(target).hostname).toMatch(/^[a-z\d-]+(\.[a-z\d-]+)+$/);
});

it('names no file in the architecture that is not there', () => {
	const files = ['nodes', 'credentials', 'test'].flatMap((folder) =>
		readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' }),
	);
	const named = readText('docs/architecture.md').match(/[\w./]+\.ts\b/g) ?? [];
	const known = new Set(files.map((file) => basename(file)));
	expect(named.map((file) => basename(file)).filter((name) => !known.has(name))).toEqual([]);
});
