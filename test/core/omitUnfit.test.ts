import { omitUnfit } from '../../nodes/Refport/core/events/omitUnfit';

const FIT = {
	clickId: 'click_1',
	customerEmail: 'ada@example.com',
	customerName: 'Ada',
	customerAvatar: 'https://example.com/ada.png',
	metadata: { plan: 'pro' },
};

it('leaves fields that can be sent as they are', () => {
	expect(omitUnfit(FIT)).toEqual({ given: FIT, omitted: [] });
});

it.each([
	['customerEmail', 'n/a', 'Customer Email is not an e-mail address such as name@example.com'],
	['customerName', ['Ada'], 'Customer Name must be text, but is a list'],
	[
		'customerAvatar',
		'data:image/png;base64,AAAA',
		'Customer Avatar URL is not a web address that begins with http:// or https://',
	],
])('leaves out %s if it cannot be sent, and says why without its value', (field, value, reason) => {
	const { given, omitted } = omitUnfit({ ...FIT, [field]: value });
	expect(Object.keys(given)).toEqual(Object.keys(FIT).filter((name) => name !== field));
	expect(omitted).toEqual([{ field, reason }]);
});

it('leaves out the metadata entry that JSON cannot hold, and sends the others', () => {
	expect(omitUnfit({ metadata: { plan: 'pro', total: 10n } })).toEqual({
		given: { metadata: { plan: 'pro' } },
		omitted: [{ field: 'metadata.total', reason: 'Metadata "total" is a BigInt' }],
	});
});

it('leaves out metadata that is no object', () => {
	expect(omitUnfit({ metadata: ['pro'] })).toEqual({
		given: { metadata: undefined },
		omitted: [
			{
				field: 'metadata',
				reason: 'Metadata must be a plain object of names and values, but is a list',
			},
		],
	});
});

it('leaves required fields to the schema', () => {
	expect(omitUnfit({ clickId: [], customerExternalId: {}, amount: 'x' }).omitted).toEqual([]);
});
