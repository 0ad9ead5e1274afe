import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { PROJECT } from './markdown';

/** The source files of a folder, relative to the root of the project. */
export const sourceFiles = (folder: string): string[] =>
	readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(folder, name));

const resolveImport = (file: string, target: string): string => {
	const path = join(dirname(file), target);
	return existsSync(join(PROJECT, `${path}.ts`)) ? `${path}.ts` : join(path, 'index.ts');
};

/** The files of the project that a file imports. */
export function importsOf(file: string): string[] {
	const text = readFileSync(join(PROJECT, file), 'utf8');
	return [...text.matchAll(/ from '(\.[^']*)'/g)].map(([, target = '']) =>
		resolveImport(file, target),
	);
}

/** The file or subfolder of `folder` that contains this file, undefined if it is outside. */
export function partOf(folder: string, file: string): string | undefined {
	const [first = ''] = relative(folder, file).split(sep);
	return first === '..' ? undefined : first.replace(/\.ts$/, '');
}

/** The files of a circular import, with the first file at both ends. Undefined if there is none. */
export function findCircularImport(files: readonly string[]): string[] | undefined {
	const done = new Set<string>();
	const visit = (file: string, path: readonly string[]): string[] | undefined => {
		if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
		if (done.has(file)) return undefined;
		for (const next of importsOf(file)) {
			const circle = visit(next, [...path, file]);
			if (circle) return circle;
		}
		done.add(file);
		return undefined;
	};
	for (const file of files) {
		const circle = visit(file, []);
		if (circle) return circle;
	}
	return undefined;
}
