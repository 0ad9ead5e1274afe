import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { refportWorkflow, runWorkflow } from './engine';
import { credentialFor, leadParameters, useSandbox } from './fixtures';

const sandbox = useSandbox();

const FOLDER = join(__dirname, '../../nodes/Refport/__schema__/v2.0.0');

interface Schema {
	type: string | string[];
	properties?: Record<string, Schema>;
}

const typeOf = (value: unknown): string => {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
};

/**
 * The differences between an output and its schema, which the editor shows before the first run.
 */
function differences(value: unknown, schema: Schema, path = ''): string[] {
	const types = [schema.type].flat().map((type) => (type === 'number' ? 'integer' : type));
	// The editor shows the fields of an object only if its type is `object` alone, so null is not
	// declared.
	if (value === null && schema.type === 'object') return [];
	if (!types.includes(typeOf(value))) return [`${path} is ${typeOf(value)}`];
	if (schema.properties === undefined || value === null) return [];
	const fields = value as Record<string, unknown>;
	const unknown = Object.keys(fields).filter((key) => !schema.properties?.[key]);
	const nested = Object.entries(schema.properties).flatMap(([key, child]) =>
		key in fields ? differences(fields[key], child, `${path}.${key}`) : [],
	);
	return [...unknown.map((key) => `${path}.${key} is not declared`), ...nested];
}

const sale = { resource: 'sale', amount: 1000, amountUnit: 'smallest', currency: 'usd' };

const embedToken = { resource: 'embedToken', operation: 'create', options: {} };

const STRIPE_REFUND =
	'{"object": "event", "type": "charge.refunded", "id": "evt_1", "data": {"object": {}}}';

const CASES: [string, string, INodeParameters][] = [
	['lead/track', 'tracked', leadParameters({}, { clickIdSource: 'detect' })],
	['lead/track', 'skipped', leadParameters({}, { clickId: '={{ "?a=b" }}' })],
	['lead/track', 'failed', leadParameters({}, { customerExternalId: '={{ null }}' })],
	['sale/track', 'tracked', leadParameters({}, { ...sale, clickIdSource: 'detect' })],
	['sale/track', 'skipped', leadParameters({}, { ...sale, clickId: '={{ "?a=b" }}' })],
	[
		'sale/track',
		'skipped',
		leadParameters({}, { resource: 'sale', dataSource: 'stripe', event: STRIPE_REFUND }),
	],
	['sale/track', 'failed', leadParameters({}, { ...sale, amount: '={{ null }}' })],
	['embedToken/create', 'created', { ...embedToken, tenantId: 't' }],
	['embedToken/create', 'failed', { ...embedToken, tenantId: 'noprogram_1' }],
];

const schemaOf = (name: string) =>
	JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Schema;

/** Only present with Find Automatically or a data source. */
const OPTIONAL_FIELDS = ['clickIdSource', 'event'];

it.each(CASES)(
	'the schema of %s declares all fields of the outcome %s',
	async (name, outcome, parameters) => {
		const schema = schemaOf(name);
		const item = { clickId: 'click_1', userId: 'u1' };
		const { items } = await runWorkflow(
			refportWorkflow(parameters, { onError: 'continueRegularOutput' }),
			[item],
			credentialFor(sandbox.current),
		);
		const [output] = items('Success');
		expect(output?.json.outcome).toBe(outcome);
		expect(differences(output?.json, schema)).toEqual([]);
		const declared = Object.keys(schema.properties ?? {});
		const keys = Object.keys(output?.json ?? {});
		const expectedFields = declared.filter(
			(key) => !OPTIONAL_FIELDS.includes(key) || keys.includes(key),
		);
		expect(keys).toEqual(expectedFields);
	},
);
