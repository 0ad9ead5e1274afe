import type { Omitted } from '../../core/events/omitInvalid';
import type { Outcome } from '../outcome';

type Output = Readonly<Record<string, unknown>>;

interface Sentence {
	applies: (output: Output) => boolean;
	/** Completes "2 of 5 items …". Must also fit "1 of 5 items". */
	text: string | ((outputs: readonly Output[]) => string);
	/** Whether to show a warning. `ifAll`: only if the sentence applies to all items of the run. */
	warns?: 'always' | 'ifAll';
	/** Replaces `text` as a warning about all items. */
	ifAll?: string;
}

const skipped = (reason: string) => (output: Output) =>
	output.outcome === 'skipped' && output.reason === reason;

const REPORTED: ReadonlySet<unknown> = new Set(['tracked', 'unattributed', 'validated']);

/** Maximum number of fields that a sentence names. */
const MAX_NAMED = 5;

/** Without an invoice ID, Refport cannot distinguish a redelivered sale from a new one. */
const lacksInvoiceId = ({ outcome, sale }: Output): boolean =>
	REPORTED.has(outcome) &&
	typeof sale === 'object' &&
	sale !== null &&
	'invoiceId' in sale &&
	sale.invoiceId === null;

const isOmission = ({ outcome, omitted }: Output): boolean =>
	outcome !== 'skipped' && Array.isArray(omitted);

/** Names the fields, because the column with the reasons is far to the right. */
function omissionText(outputs: readonly Output[]): string {
	const omissions = outputs.flatMap(({ omitted }) => omitted as Omitted[]);
	const fields = [...new Set(omissions.map(({ field }) => field))];
	const more = fields.length > MAX_NAMED ? ' and others' : '';
	const named = `${fields.slice(0, MAX_NAMED).join(', ')}${more}`;
	return `with invalid optional fields that were left out: ${named}. The omitted column says why.`;
}

const SENTENCES: readonly Sentence[] = [
	{
		applies: lacksInvoiceId,
		text: 'without an Invoice or Order ID: Refport counts such a sale each time it is sent. Fill in this field.',
		warns: 'always',
	},
	{
		applies: isOmission,
		text: omissionText,
		warns: 'always',
	},
	{
		applies: skipped('missing_click_id'),
		text: 'skipped: no click ID. Visitors who did not come through a partner have none.',
		warns: 'ifAll',
		ifAll:
			'skipped: no click ID. Check that your site sends it and that the node looks in the right place.',
	},
	{
		applies: skipped('refund'),
		text: 'skipped: refund. Adjust the commission in Refport.',
	},
	{ applies: skipped('not_paid'), text: 'skipped: not paid.' },
	{ applies: skipped('zero_amount'), text: 'skipped: the amount is 0.' },
	{
		applies: skipped('test_event'),
		text: 'skipped: test event. To report test events, too, add the option Include Test Events.',
	},
	{
		applies: skipped('other_event'),
		text: 'skipped: this data source does not report the event.',
	},
	{
		applies: skipped('already_tracked'),
		text: 'skipped: already tracked by this node.',
	},
	{
		applies: ({ outcome }) => outcome === 'unattributed',
		text: 'not credited: no partner link belongs to the click.',
	},
	{
		applies: ({ outcome }) => outcome === 'validated',
		text: 'checked but not sent: Dry Run is on.',
	},
];

/** Returns one sentence with a count for each kind of outcome in a run. */
export function outcomeSentences(outcomes: ReadonlyArray<Outcome | undefined>) {
	const outputs = outcomes.flatMap((one) => (one?.ok ? [one.output] : []));
	const warnings: string[] = [];
	const notes: string[] = [];
	for (const { applies, text, warns, ifAll } of SENTENCES) {
		const matching = outputs.filter(applies);
		const count = matching.length;
		if (count === 0) continue;
		const isAll = count === outcomes.length;
		const list = warns === 'always' || (warns === 'ifAll' && isAll) ? warnings : notes;
		const rest = typeof text === 'string' ? text : text(matching);
		list.push(`${count} of ${outcomes.length} items ${(isAll && ifAll) || rest}`);
	}
	return { warnings, notes };
}
