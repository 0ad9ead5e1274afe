import { emptyMappedFields } from '../../nodes/Refport/runtime/report/mappedFields';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';

const EMAIL = { additionalFields: { customerEmail: '={{ $json.mail }}' } };

const tracked = (email: string | null, more: object = {}): Outcome => ({
	ok: true,
	output: { outcome: 'tracked', customer: { externalId: '1', email, name: null }, ...more },
});

const SKIPPED: Outcome = { ok: true, output: { outcome: 'skipped', customer: { email: null } } };

it('names a mapped field that is empty in all items', () => {
	expect(emptyMappedFields(EMAIL, [tracked(null), SKIPPED, tracked(null)])).toEqual([
		'Customer Email',
	]);
});

it.each([
	['has a value in one item', EMAIL, [tracked(null), tracked('ada@example.com')]],
	['is not mapped', { additionalFields: {} }, [tracked(null)]],
	['is empty in the form', { additionalFields: { customerEmail: '' } }, [tracked(null)]],
	['was left out as invalid', EMAIL, [tracked(null, { omitted: [{ field: 'customerEmail' }] })]],
	['belongs to items that were all skipped', EMAIL, [SKIPPED]],
])('does not name a field that %s', (_, parameters, outcomes) => {
	expect(emptyMappedFields(parameters, outcomes)).toEqual([]);
});

it('names an invoice ID whose expression is empty', () => {
	const sale: Outcome = { ok: true, output: { outcome: 'tracked', sale: { invoiceId: null } } };
	expect(emptyMappedFields({ invoiceId: '={{ $json.order.id }}' }, [sale])).toEqual([
		'Invoice or Order ID',
	]);
});
