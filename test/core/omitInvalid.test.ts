import { omitInvalid } from '../../nodes/Refport/core/events/omitInvalid';

const VALID = {
	clickId: 'click_1',
	customerEmail: 'ada@example.com',
	customerName: 'Ada',
	customerAvatar: 'https://example.com/ada.png',
	metadata: { plan: 'pro' },
};

it('keeps valid optional fields unchanged', () => {
	expect(omitInvalid(VALID)).toEqual({ given: VALID, omitted: [] });
});

it.each([
	['customerEmail', 'n/a', 'Customer Email is not an e-mail address such as name@example.com'],
	['customerName', ['Ada'], 'Customer Name must be text, but is a list'],
	[
		'customerAvatar',
		'data:image/png;base64,AAAA',
		'Customer Avatar URL is not a web address that begins with http:// or https://',
	],
])('omits an invalid %s, and states the reason without the value', (field, value, reason) => {
	const { given, omitted } = omitInvalid({ ...VALID, [field]: value });
	expect(Object.keys(given)).toEqual(Object.keys(VALID).filter((name) => name !== field));
	expect(omitted).toEqual([{ field, reason }]);
});

it('omits only the metadata entries that JSON does not support', () => {
	expect(omitInvalid({ metadata: { plan: 'pro', total: 10n } })).toEqual({
		given: { metadata: { plan: 'pro' } },
		omitted: [{ field: 'metadata.total', reason: 'Metadata "total" is a BigInt' }],
	});
});

it('omits metadata that is not an object', () => {
	expect(omitInvalid({ metadata: ['pro'] })).toEqual({
		given: { metadata: undefined },
		omitted: [
			{
				field: 'metadata',
				reason: 'Metadata must be a plain object of names and values, but is a list',
			},
		],
	});
});

it('never omits required fields', () => {
	expect(omitInvalid({ clickId: [], customerExternalId: {}, amount: 'x' }).omitted).toEqual([]);
});
