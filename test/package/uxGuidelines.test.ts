import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { RefportApi } from '../../credentials/RefportApi.credentials';
import { Refport } from '../../nodes/Refport/Refport.node';
import { shippedTexts, textsOf } from './texts';

/** docs.n8n.io/connect/create-nodes/build-your-node/reference/ux-guidelines: to be avoided in errors. */
const AVOIDED = /\b(error|problem|failure|mistake)s?\b/i;

/** What n8n calls its own settings, and an output field that n8n treats in its own way. */
const NAMES = /\bOn Error\b|\(using error output\)|\bfield named "error"/g;

const avoided = (texts: readonly string[]) =>
	texts.filter((text) => AVOIDED.test(text.replaceAll(NAMES, '')));

type Field = INodeProperties | INodePropertyOptions;

/** Fields and options at all depths. */
const flatten = (fields: readonly Field[]): Field[] =>
	fields.flatMap((field) => [
		field,
		...('options' in field ? flatten((field.options ?? []) as Field[]) : []),
		...('values' in field ? flatten((field.values ?? []) as Field[]) : []),
	]);

const fields = flatten([...new Refport().description.properties, ...new RefportApi().properties]);

const operations = new Refport().description.properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ options = [] }) => options as INodePropertyOptions[]);

it('has no text that speaks of an error, problem, failure or mistake', () => {
	expect(shippedTexts().length).toBeGreaterThan(300);
	expect(avoided(shippedTexts())).toEqual([]);
});

it('finds such a word in any text of a file, and not in the names that n8n gives', () => {
	const source = [
		"const a = { code: 'PARAMETER_ERROR', meaning: 'Some errors occurred' };",
		'throw new Error(`There was a ${kind} problem in ${field}`);',
		"const b = 'Set On Error to Continue (using error output)';",
		"/** A mistake in a comment. */ import { failure } from './failure';",
	].join('\n');
	expect(avoided(textsOf(source))).toEqual(['Some errors occurred', 'problem in']);
});

it.each(operations)(
	'names the action "$action" in sentence case, without articles',
	({ action }) => {
		expect(action).toMatch(/^[A-Z][a-z]+( [a-z]+)+$/);
		expect(action).not.toMatch(/\b(an?|the)\b/i);
	},
);

it('begins every placeholder with an example', () => {
	const placeholders = fields.flatMap((field) =>
		'placeholder' in field && field.placeholder ? [field.placeholder] : [],
	);
	expect(placeholders.length).toBeGreaterThan(10);
	expect(
		placeholders.filter((text) => !text.startsWith('e.g. ') && !text.startsWith('Add ')),
	).toEqual([]);
});

it('says of every switch whether', () => {
	const switches = fields.filter((field) => 'type' in field && field.type === 'boolean');
	expect(switches.length).toBeGreaterThan(3);
	expect(switches.filter(({ description }) => !description?.startsWith('Whether '))).toEqual([]);
});
