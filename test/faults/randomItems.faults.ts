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

/** An item as it should be, for all operations. */
const SOUND = {
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

/** Up to three of its parameters, and up to two additional fields, are anything at all. */
const record = fc
	.tuple(
		fc.dictionary(fc.constantFrom(...Object.keys(SOUND)), anything, { maxKeys: 3 }),
		fc.dictionary(fc.constantFrom(...ADDITIONAL), anything, { maxKeys: 2 }),
		fc.constantFrom('define', 'detect'),
		fc.constantFrom('skip', 'fail'),
	)
	.map(([spoilt, additionalFields, clickIdSource, whenClickIdMissing]) => ({
		...SOUND,
		...spoilt,
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

/** 100,000 items in all, in lots: fast-check's values grow with the number of runs. */
const LOTS = 34;
const LOT = 1000;

it.each(OPERATIONS)(
	'%s %s: random items crash nothing and never yield an unexplained error',
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
		for (let lot = 0; lot < LOTS; lot += 1) fc.assert(property, { numRuns: LOT });
	},
);

it('takes 1 MB of metadata as JSON text, and fails deep nesting if asked to', () => {
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
