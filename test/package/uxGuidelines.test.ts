import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { RefportApi } from '../../credentials/RefportApi.credentials';
import { Refport } from '../../nodes/Refport/Refport.node';
import { shippedTexts, textsOf } from './texts';

/**
 * Words to avoid in errors, from
 * docs.n8n.io/connect/create-nodes/build-your-node/reference/ux-guidelines.
 */
const AVOIDED = /\b(error|problem|failure|mistake)s?\b/i;

/** Names of n8n's settings, and of an output field that n8n treats specially. */
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

it('no text contains the words error, problem, failure or mistake', () => {
	expect(shippedTexts().length).toBeGreaterThan(300);
	expect(avoided(shippedTexts())).toEqual([]);
});

it('the check for such words ignores comments, code and names of n8n', () => {
	const source = [
		"const a = { code: 'PARAMETER_ERROR', meaning: 'Some errors occurred' };",
		'throw new Error(`There was a ${kind} problem in ${field}`);',
		"const b = 'Set On Error to Continue (using error output)';",
		"/** A mistake in a comment. */ import { failure } from './failure';",
	].join('\n');
	expect(avoided(textsOf(source))).toEqual(['Some errors occurred', 'problem in']);
});

it.each(operations)('the action "$action" is in sentence case, without articles', ({ action }) => {
	expect(action).toMatch(/^[A-Z][a-z]+( [a-z]+)+$/);
	expect(action).not.toMatch(/\b(an?|the)\b/i);
});

it('every placeholder begins with "e.g." or "Add"', () => {
	const placeholders = fields.flatMap((field) =>
		'placeholder' in field && field.placeholder ? [field.placeholder] : [],
	);
	expect(placeholders.length).toBeGreaterThan(10);
	expect(
		placeholders.filter((text) => !text.startsWith('e.g. ') && !text.startsWith('Add ')),
	).toEqual([]);
});

it('every description of a boolean begins with "Whether"', () => {
	const booleans = fields.filter((field) => 'type' in field && field.type === 'boolean');
	expect(booleans.length).toBeGreaterThan(3);
	expect(booleans.filter(({ description }) => !description?.startsWith('Whether '))).toEqual([]);
});
