import fc from 'fast-check';
import { EXPLANATIONS, messageOf } from '../../nodes/Refport/core/failureText';
import { findOperation } from '../../nodes/Refport/operations';

const anything = fc.oneof(
	fc.jsonValue({ maxDepth: 3 }),
	fc.string({ unit: 'binary' }),
	fc.anything({
		withBigInt: true,
		withDate: true,
		withMap: true,
		withSet: true,
		withNullPrototype: true,
	}),
	fc.constantFrom(
		'__proto__',
		'constructor',
		'{"__proto__":{"a":1}}',
		'={{ $json }}',
		'refp_id=',
		'?refp_id=%E0%A4%A',
	),
);

const record = fc.record({
	clickIdSource: fc.constantFrom('define', 'detect'),
	clickId: anything,
	eventName: anything,
	customerExternalId: anything,
	amount: anything,
	amountUnit: fc.constantFrom('smallest', 'major'),
	additionalFields: fc.dictionary(
		fc.constantFrom(
			'customerEmail',
			'customerName',
			'customerAvatar',
			'currency',
			'invoiceId',
			'paymentProcessor',
		),
		anything,
	),
	specifyMetadata: fc.constantFrom('fields', 'json'),
	metadata: fc.constant({}),
	metadataJson: anything,
	partnerEmail: anything,
	partnerName: anything,
	tenantId: anything,
	enrollmentId: anything,
	options: fc.record({ whenClickIdMissing: fc.constantFrom('skip', 'fail') }),
});

const OPERATIONS = [
	['lead', 'track'],
	['sale', 'track'],
	['embedToken', 'create'],
] as const;

const RUNS = 100_000 / OPERATIONS.length;

it.each(OPERATIONS)(
	'%s %s: random items crash nothing and never yield an unexplained error',
	(resource, name) => {
		const operation = findOperation(resource, name);
		fc.assert(
			fc.property(record, fc.object(), (parameters, input) => {
				const plan = operation?.plan(
					(field) => parameters[field as keyof typeof parameters],
					input,
				);
				if (plan?.step === 'send') JSON.parse(JSON.stringify(plan.request.body));
				if (plan?.step !== 'fail') return plan !== undefined;
				const { code } = plan.failure;
				return (
					Object.hasOwn(EXPLANATIONS, code) && messageOf(plan.failure).length > code.length + 3
				);
			}),
			{ numRuns: RUNS },
		);
	},
);

it('takes 1 MB of metadata as JSON text, and deep nesting as a problem', () => {
	const lead = findOperation('lead', 'track');
	const plan = (metadataJson: string) =>
		lead?.plan(
			(field) =>
				({
					clickId: 'c',
					customerExternalId: 'u',
					eventName: 'e',
					specifyMetadata: 'json',
					metadataJson,
					options: {},
					additionalFields: {},
				})[field],
			{},
		);
	expect(plan(JSON.stringify({ padding: 'x'.repeat(1_000_000) }))?.step).toBe('send');
	expect(plan(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`)?.step).toBe('fail');
	expect(plan(`{"a":"${'x'.repeat(2_000_000)}`)?.step).toBe('fail');
});
