import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT } from '../n8n/pack';

const textOf = (node: ts.Node): string | undefined => {
	if (ts.isStringLiteralLike(node)) return node.text;
	const isPart = ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
	return isPart ? node.text : undefined;
};

/** The texts of a TypeScript file with more than one word, because a user may read them. */
export function textsOf(source: string): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		const text = textOf(node);
		if (text !== undefined && /\S\s+\S/.test(text)) texts.push(text.trim());
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest));
	return texts;
}

/** The texts of all files that ship. */
export const shippedTexts = (): string[] =>
	['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.flatMap((name) => textsOf(readFileSync(join(PROJECT, folder, name), 'utf8'))),
	);
