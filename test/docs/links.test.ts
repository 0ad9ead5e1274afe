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

it('the pages contain links', () => {
	expect(LINKS.length).toBeGreaterThan(20);
});

it.each(LINKS.filter((link) => !isExternal(link)))(
	'the link in $page to $target exists',
	({ page, target }) => {
		const [path = '', anchor] = target.split('#');
		const file = path === '' ? page : join(dirname(page), path);
		expect(existsSync(join(PROJECT, file))).toBe(true);
		if (anchor !== undefined) expect(anchors(readText(file))).toContain(anchor);
	},
);

it.each(LINKS.filter(isExternal))('the link in $page to $target uses https', ({ target }) => {
	expect(new URL(target)).toMatchObject({ protocol: 'https:', username: '', password: '' });
	expect(new URL(target).hostname).toMatch(/^[a-z\d-]+(\.[a-z\d-]+)+$/);
});

it('docs/architecture.md names only existing files', () => {
	const files = ['nodes', 'credentials', 'test'].flatMap((folder) =>
		readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' }),
	);
	const named = readText('docs/architecture.md').match(/[\w./]+\.ts\b/g) ?? [];
	const known = new Set(files.map((file) => basename(file)));
	expect(named.map((file) => basename(file)).filter((name) => !known.has(name))).toEqual([]);
});
