import fc from 'fast-check';
import { type IDataObject, type INode, type INodeType, Workflow } from 'n8n-workflow';
import { fieldReferences } from '../../nodes/Refport/runtime/plan/fieldReferences';

const ITEM: IDataObject = {
	email: 'ada@example.com',
	count: 0,
	paid: false,
	none: null,
	'First name': 'Ada',
	body: { userId: 7, list: [{ id: 'a' }, 'b'] },
	$odd_1: 'odd',
	constructor: 'own',
};

const read = (given: unknown, json: unknown = ITEM): unknown => fieldReferences(given)?.(json);

it.each<[unknown, unknown]>([
	['={{ $json.email }}', 'ada@example.com'],
	['={{$json.email}}', 'ada@example.com'],
	['={{ $json.count }}', 0],
	['={{ $json.paid }}', false],
	['={{ $json.none }}', null],
	['={{ $json["First name"] }}', 'Ada'],
	["={{ $json['First name'] }}", 'Ada'],
	['={{ $json.body.userId }}', 7],
	['={{ $json.body["userId"] }}', 7],
	['={{ $json.body.list[0].id }}', 'a'],
	['={{ $json.body.list[1] }}', 'b'],
	['={{ $json.$odd_1 }}', 'odd'],
	[
		{ customerEmail: '={{ $json.email }}', customerName: 'Ada' },
		{ customerEmail: 'ada@example.com', customerName: 'Ada' },
	],
])('%j is read from the item', (given, value) => {
	expect(read(given)).toEqual(value);
});

it.each([
	'={{ $json.email }} ',
	'=Hello {{ $json.email }}',
	'={{ $json.email }}{{ $json.email }}',
	'={{ $json.email.toUpperCase() }}',
	'={{ $json.email || "" }}',
	'={{ $json?.email }}',
	'={{ $json }}',
	'={{ $json["a\\"b"] }}',
	'={{ $json.body.list[-1] }}',
	'={{ $json[`email`] }}',
	"={{ $('Webhook').item.json.email }}",
	'={{ $input.item.json.email }}',
	'={{ $json.constructor }}',
	'={{ $json["__proto__"] }}',
	'={{ $json.a; process.exit() }}',
])('n8n evaluates %j', (given) => {
	expect(fieldReferences(given)).toBeUndefined();
});

it.each([
	'={{ $json.missing }}',
	'={{ $json.email.length }}',
	'={{ $json.toString }}',
	'={{ $json.body }}',
	'={{ $json.none.a }}',
	'={{ $json.body.list.length }}',
	'={{ $json.body.list[2] }}',
])('n8n evaluates %j if the item has no plain value there', (given) => {
	const value = read(given);
	expect(value === undefined || typeof value === 'number').toBe(true);
	expect(read({ email: given, name: 'Ada' })).toEqual(
		value === undefined ? undefined : { email: value, name: 'Ada' },
	);
});

it.each([
	[{ assignments: [{ name: 'a', value: '={{ $json.email }}' }] }],
	[{ email: '={{ $json.email }}', name: '={{ $json.email.trim() }}' }],
	[['={{ $json.email }}']],
	[undefined],
])('n8n reads %j as a whole', (given) => {
	expect(fieldReferences(given)).toBeUndefined();
});

/** Evaluates an expression with n8n's own code. */
function evaluate(expression: string, json: IDataObject): unknown {
	const node = { id: 'a', name: 'a', type: 'a', typeVersion: 1, position: [0, 0], parameters: {} };
	const type = { description: { properties: [] } } as unknown as INodeType;
	const workflow = new Workflow({
		nodes: [node as INode],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => type,
			getByNameAndVersion: () => type,
			getKnownTypes: () => ({}),
		},
	});
	return workflow.expression.getParameterValue(
		expression,
		null,
		0,
		0,
		'a',
		[{ json }],
		'manual',
		{},
		undefined,
	);
}

const NAME = fc.oneof(
	{ weight: 9, arbitrary: fc.constantFrom('a', 'b', 'First name', '0', 'length', 'toString') },
	{ weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
);

const JSON_VALUE = fc.letrec((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small', maxDepth: 3 },
		fc.string(),
		fc.integer(),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('value'), { maxLength: 3 }),
		fc.dictionary(NAME, tie('value'), { maxKeys: 4, noNullPrototype: true }),
	),
})).value;

const STEP = NAME.map((name) =>
	/^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : /^\d$/.test(name) ? `[${name}]` : `["${name}"]`,
);

it('gives the same value as n8n for any item and path', () => {
	let count = 0;
	fc.assert(
		fc.property(
			fc.dictionary(NAME, JSON_VALUE, { maxKeys: 4, noNullPrototype: true }),
			fc.array(STEP, { minLength: 1, maxLength: 3 }),
			(json, steps) => {
				const expression = `={{ $json${steps.join('')} }}`;
				const value = read(expression, json);
				if (value === undefined) return;
				count += 1;
				expect(value).toEqual(evaluate(expression, json as IDataObject));
			},
		),
		{ numRuns: 10_000 },
	);
	expect(count).toBeGreaterThan(500);
});
