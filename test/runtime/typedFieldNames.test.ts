import { typedFieldName } from '../../nodes/Refport/runtime/plan/typedFieldNames';

const item = { headers: {}, body: { userId: 7, refp_id: 'click_1' } };

it.each(['userId', ' userId ', 'body.userId', 'headers'])('refuses %p as a customer ID', (text) => {
	expect(typedFieldName({ customerExternalId: text }, [], item)).toMatchObject({
		code: 'INVALID_INPUT',
		field: 'customerExternalId',
		message: `customerExternalId: "${text.trim()}" is the name of a field, typed as fixed text. Drag the field from the input into customerExternalId.`,
	});
});

it('refuses the name of a field as a click ID, and calls the field as the form does', () => {
	const fields = [
		{ displayName: 'Click ID', name: 'clickId', type: 'string' as const, default: '' },
	];
	expect(typedFieldName({ clickId: 'refp_id' }, fields, item)?.message).toBe(
		'Click ID: "refp_id" is the name of a field, typed as fixed text. Drag the field from the input into Click ID.',
	);
});

it.each(['', '={{ $json.body.userId }}', 'user_7', 'toString', 'body.name'])(
	'takes %p for a customer ID',
	(text) => {
		expect(typedFieldName({ customerExternalId: text }, [], item)).toBeUndefined();
	},
);

it('takes the name of a field for a plan or an event', () => {
	expect(typedFieldName({ eventName: 'userId' }, [], item)).toBeUndefined();
});
