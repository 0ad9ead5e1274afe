import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { RefportApi } from '../../credentials/RefportApi.credentials';
import { digitsOf } from '../../nodes/Refport/core/values/currencies';
import { LIMITS } from '../../nodes/Refport/core/settings';
import { properties } from '../../nodes/Refport/operations';
import { PROJECT, readText, tableRows } from './markdown';

const PAGES = [
	...['parameters', 'options', 'credential', 'embed-tokens'],
	...['amounts', 'click-id-detection', 'compatibility'],
];

const page = PAGES.map((name) => readText(`docs/${name}.md`)).join('\n');
const rows = tableRows(page);

/** The entries of a collection, and of the groups in it. */
function inner({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'fixedCollection') {
		return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
	}
	if (type !== 'collection') return [];
	return (options as INodeProperties[]).flatMap((option) => [option, ...inner(option)]);
}

const choices = ({ type, options }: INodeProperties): INodePropertyOptions[] =>
	type === 'options' ? ((options ?? []) as INodePropertyOptions[]) : [];

const ALL = [...properties, ...new RefportApi().properties]
	.filter(({ type }) => type !== 'notice' && type !== 'hidden')
	.flatMap((property) => [property, ...inner(property)]);

const rowsOf = (displayName: string) => rows.filter(([name]) => name === `**${displayName}**`);

/** Switches that are on as soon as they are added, but off without. */
const ON_WHEN_ADDED: ReadonlySet<string> = new Set([
	...['skipAlreadyTracked', 'dryRun', 'includeInputFields', 'includeTestEvents'],
]);

/** The default in the format of the tables. */
function defaultOf(property: INodeProperties): string {
	const { default: value, name, type } = property;
	if (name === 'operation') return 'the only one';
	if (type === 'options') {
		return choices(property).find((choice) => choice.value === value)?.name ?? '';
	}
	if (value === true && ON_WHEN_ADDED.has(name)) return 'off until you add it';
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string') return value === '' ? 'empty' : `\`${value}\``;
	return 'none';
}

const CASES = ALL.map((property) => ({
	property,
	displayName: property.displayName,
	defaultText: defaultOf(property),
}));

it.each(CASES)(
	'the docs list $displayName with the default $defaultText',
	({ property, defaultText }) => {
		const found = rowsOf(property.displayName);
		const cells = found.flatMap((row) => row.slice(1, 3));
		const accepted = cells.flatMap((cell) => [cell, ...cell.split(', ')]);
		const both = ['leads', 'sales'].map((kind) => `${kind} ${defaultText}`);
		expect(accepted.some((cell) => cell === defaultText || both.includes(cell))).toBe(true);
		for (const { name } of choices(property)) expect(page).toContain(`_${name}_`);
	},
);

it.each(Object.values(LIMITS))('the docs list the range and default of $label', (limit) => {
	const { label, min, max, default: defaultValue } = limit;
	const [row = []] = [...rowsOf(label), ...rowsOf(`${label} (Seconds)`)];
	expect(row[2]).toBe(String(defaultValue));
	expect(row[3]).toContain(`From ${min} to ${max}.`);
});

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

it('the docs list the currencies that do not have two decimals', () => {
	const listed = tableRows(readText('docs/amounts.md'))
		.filter(([first = '']) => /^[0-9]$/.test(first) && first !== '2')
		.flatMap(([digits = '', codes = '']) => codes.split(' ').map((code) => `${code} ${digits}`));
	const codes = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => a + b + c)));
	const others = codes.filter((code) => digitsOf(code) !== 2);
	expect(listed.sort()).toEqual(others.map((code) => `${code} ${digitsOf(code)}`));
});

it.each(readdirSync(join(PROJECT, 'workflows')))('the docs contain a recipe for %s', (name) => {
	expect(readText('docs/recipes.md')).toContain(`(../workflows/${name})`);
});
