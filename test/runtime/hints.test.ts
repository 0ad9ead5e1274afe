import { inputFailure } from '../../nodes/Refport/core/result';
import { hintsFor } from '../../nodes/Refport/runtime/report/hints';
import { unrecordedText } from '../../nodes/Refport/runtime/report/unrecorded';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';

const done = (outcome: string, reason?: string): Outcome => ({
	ok: true,
	output: { outcome, ...(reason ? { reason } : {}) },
});

const skipped = done('skipped', 'missing_click_id');

it('shows no hint if all items were tracked', () => {
	expect(hintsFor([done('tracked'), undefined], { unrecorded: 0 })).toEqual([]);
});

const hints = (outcomes: (Outcome | undefined)[]) =>
	hintsFor(outcomes, { unrecorded: 0 }).map(({ message, type }) => [type, message]);

it('counts the outcomes in one hint, and shows all warnings in another', () => {
	const outcomes = [
		...[skipped, done('unattributed'), skipped, done('validated')],
		done('skipped', 'already_tracked'),
	];
	expect(
		hintsFor(outcomes, { retryOnFail: true, unrecorded: 2 }).map(({ message, type }) => [
			type,
			message,
		]),
	).toEqual([
		[
			'warning',
			`${unrecordedText(2)} Turn off Retry On Fail in the node's settings. The node already retries each item, and Retry On Fail would rerun every item. Within this execution, no recorded event is sent twice.`,
		],
		[
			'info',
			'2 of 5 items skipped: no click ID. Visitors who did not come through a partner have none. 1 of 5 items skipped: already tracked by this node. 1 of 5 items not credited: no partner link belongs to the click. 1 of 5 items checked but not sent: Dry Run is on.',
		],
	]);
});

it('warns if no item of the run has a click ID', () => {
	expect(hints([skipped, skipped])).toEqual([
		[
			'warning',
			'2 of 2 items skipped: no click ID. Check that your site sends it and that the node looks in the right place.',
		],
	]);
});

it('says that executing again sends the leads again', () => {
	expect(hintsFor([done('tracked')], { unrecorded: 0, isResent: true })).toEqual([
		{
			message:
				'If you execute this node again, it sends the same leads again. With Skip Already Tracked on, it sends each lead only once from then on.',
			type: 'info',
			location: 'outputPane',
		},
	]);
});

it('names the service whose events are mapped by hand', () => {
	expect(hintsFor([done('tracked')], { unrecorded: 0, service: 'Stripe' })).toMatchObject([
		{
			message:
				'This looks like an event from Stripe. If you choose Stripe in Data Source, the node reads all fields automatically.',
			type: 'info',
		},
	]);
});

it('warns of mapped fields that are empty in all items', () => {
	const emptyFields = ['Customer Email', 'Customer Name'];
	expect(hintsFor([done('tracked')], { unrecorded: 0, emptyFields })).toMatchObject([
		{
			message: 'Customer Email and Customer Name are empty in all items. Check the expression.',
			type: 'warning',
		},
	]);
});

it.each([
	['refund', 'skipped: refund. Adjust the commission in Refport.'],
	['not_paid', 'skipped: not paid.'],
	['zero_amount', 'skipped: the amount is 0.'],
	[
		'test_event',
		'skipped: test event. To report test events, too, add the option Include Test Events.',
	],
	['other_event', 'skipped: this data source does not report the event.'],
])('counts events of a data source that were skipped with the reason %s', (reason, text) => {
	expect(hints([done('skipped', reason), done('tracked')])).toEqual([
		['info', `1 of 2 items ${text}`],
	]);
});

describe('sales without an invoice ID', () => {
	const sale = (outcome: string, invoiceId: string | null): Outcome => ({
		ok: true,
		output: { outcome, sale: { invoiceId } },
	});

	it('are counted in a warning if they were sent', () => {
		expect(
			hints([sale('tracked', null), sale('unattributed', null), sale('tracked', 'in_1')]),
		).toEqual([
			[
				'warning',
				'2 of 3 items without an Invoice or Order ID: Refport counts such a sale each time it is sent. Fill in this field.',
			],
			['info', '1 of 3 items not credited: no partner link belongs to the click.'],
		]);
	});

	it('are not counted if they were skipped', () => {
		expect(hints([sale('skipped', null)])).toEqual([]);
	});
});

it('counts the items with omitted optional fields', () => {
	const omitted = [{ field: 'customerEmail', reason: 'Customer Email is not an address' }];
	const outcome: Outcome = { ok: true, output: { outcome: 'tracked', omitted } };
	expect(hints([outcome, done('tracked')])).toEqual([
		[
			'warning',
			'1 of 2 items with invalid optional fields that were left out: customerEmail. The omitted column says why.',
		],
	]);
});

it('names up to five omitted fields, each once', () => {
	const omitted = Array.from('abcdefab', (name) => ({ field: `metadata.${name}`, reason: '' }));
	const outcome: Outcome = { ok: true, output: { outcome: 'tracked', omitted } };
	const fields = ['a', 'b', 'c', 'd', 'e'].map((name) => `metadata.${name}`).join(', ');
	const text = `with invalid optional fields that were left out: ${fields} and others. The omitted column says why.`;
	expect(hints([outcome, outcome])).toEqual([['warning', `2 of 2 items ${text}`]]);
});

describe('failed items', () => {
	const failed = (code: string, mayBeRecorded = false) => ({
		ok: false as const,
		failure: { ...inputFailure(code, 'm'), mayBeRecorded },
		attempts: 1,
	});

	it('are counted by code, the most frequent first', () => {
		const outcomes = [...['B', 'A', 'C', 'A', 'C', 'A'].map((code) => failed(code)), undefined];
		expect(hints([...outcomes, done('tracked')])).toEqual([
			['warning', '6 of 8 items failed: A (3), C (2), B (1).'],
		]);
	});

	it('are counted separately if they may have been recorded', () => {
		expect(hints([failed('TIMEOUT', true), failed('X'), done('tracked')])).toEqual([
			[
				'warning',
				'2 of 3 items failed: TIMEOUT (1), X (1). Refport may have recorded 1 of them. Check Refport before you send them again.',
			],
		]);
	});

	it('need no check in Refport if it is safe to send them again', () => {
		const timeout = failed('TIMEOUT', true);
		const safe = { ...timeout, failure: { ...timeout.failure, isRepeatSafe: true } };
		expect(hints([safe, done('tracked')])).toEqual([
			['warning', '1 of 2 items failed: TIMEOUT (1).'],
		]);
	});

	it('are shown before other hints', () => {
		expect(hints([skipped, failed('X')])).toEqual([
			['warning', '1 of 2 items failed: X (1).'],
			[
				'info',
				'1 of 2 items skipped: no click ID. Visitors who did not come through a partner have none.',
			],
		]);
	});
});
