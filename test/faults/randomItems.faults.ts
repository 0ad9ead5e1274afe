import fc from 'fast-check';
import { EXPLANATIONS, messageOf } from '../../nodes/Refport/core/reply/failureText';
import { findOperation } from '../../nodes/Refport/operations';

const anything = fc.oneof(
	fc.jsonValue({ maxDepth: 1 }),
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

/** Valid parameters for all operations. */
const VALID = {
	clickIdSource: 'define',
	clickId: 'click_1',
	eventName: 'Sign Up',
	customerExternalId: 'u1',
	amount: 100,
	amountUnit: 'major',
	specifyMetadata: 'json',
	metadata: {},
	metadataJson: '{}',
	partnerEmail: 'partner@example.com',
	partnerName: '',
	tenantId: '',
	enrollmentId: '',
} as const;

const ADDITIONAL = [
	'customerEmail',
	'customerName',
	'customerAvatar',
	'currency',
	'invoiceId',
	'paymentProcessor',
] as const;

/** Up to three parameters and up to two additional fields have random values. */
const record = fc
	.tuple(
		fc.dictionary(fc.constantFrom(...Object.keys(VALID)), anything, { maxKeys: 3 }),
		fc.dictionary(fc.constantFrom(...ADDITIONAL), anything, { maxKeys: 2 }),
		fc.constantFrom('define', 'detect'),
		fc.constantFrom('skip', 'fail'),
	)
	.map(([randomValues, additionalFields, clickIdSource, whenClickIdMissing]) => ({
		...VALID,
		...randomValues,
		metadata: {},
		clickIdSource,
		additionalFields,
		options: { whenClickIdMissing },
	}));

const OPERATIONS = [
	['lead', 'track'],
	['sale', 'track'],
	['embedToken', 'create'],
] as const;

/** 100,000 items in total, in batches, because fast-check's values grow with the number of runs. */
const BATCHES = 34;
const BATCH_SIZE = 1000;

it.each(OPERATIONS)(
	'%s %s: random items never cause a crash or an unexplained error',
	(resource, name) => {
		const operation = findOperation(resource, name);
		const property = fc.property(
			record,
			fc.object({ maxKeys: 3, maxDepth: 2 }),
			(parameters, input) => {
				const read = (field: string) => parameters[field as keyof typeof parameters];
				const plan = operation?.plan(read, input);
				JSON.stringify(operation?.summary(read, input));
				if (plan?.step === 'send') JSON.parse(JSON.stringify(plan.request.body));
				if (plan?.step !== 'fail') return plan !== undefined;
				const { code } = plan.failure;
				return (
					Object.hasOwn(EXPLANATIONS, code) && messageOf(plan.failure).length > code.length + 3
				);
			},
		);
		for (let batch = 0; batch < BATCHES; batch += 1) fc.assert(property, { numRuns: BATCH_SIZE });
	},
);

it('accepts 1 MB of metadata as JSON text, and rejects deep nesting and truncated text', () => {
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
					options: { whenOptionalInvalid: 'fail' },
					additionalFields: {},
				})[field],
			{},
		);
	expect(plan(JSON.stringify({ padding: 'x'.repeat(1_000_000) }))?.step).toBe('send');
	expect(plan(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`)?.step).toBe('fail');
	expect(plan(`{"a":"${'x'.repeat(2_000_000)}`)?.step).toBe('fail');
});
