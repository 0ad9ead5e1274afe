import type { NodeExecutionHint } from 'n8n-workflow';
import type { Outcome } from '../outcome';
import { outcomeSentences } from './outcomeSentences';
import { unrecordedText } from './unrecorded';

const RETRY_ON_FAIL =
	"Turn off Retry On Fail in the node's settings. The node already retries each item, and Retry On Fail would rerun every item. Within this execution, no recorded event is sent twice.";

/** Lists codes with their counts, the most frequent first. */
function countCodes(codes: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
	return [...counts]
		.sort(([, a], [, b]) => b - a)
		.map(([code, count]) => `${code} (${count})`)
		.join(', ');
}

/** The warning about failed items in a run that continued, or undefined. */
function failuresHint(outcomes: ReadonlyArray<Outcome | undefined>): string | undefined {
	const failures = outcomes.flatMap((one) => (one?.ok === false ? [one.failure] : []));
	if (failures.length === 0) return undefined;
	const codes = countCodes(failures.map(({ code }) => code));
	const unknown = failures.filter(
		({ mayBeRecorded, isRepeatSafe }) => mayBeRecorded && !isRepeatSafe,
	).length;
	const check = `Refport may have recorded ${unknown} of them. Check Refport before you send them again.`;
	return `${failures.length} of ${outcomes.length} items failed: ${codes}. ${unknown > 0 ? check : ''}`.trim();
}

const RESENT =
	'If you execute this node again, it sends the same leads again. With Skip Already Tracked on, it sends each lead only once from then on.';

interface Circumstances {
	retryOnFail?: boolean;
	/** Number of tracked events that n8n could not store. */
	unrecorded: number;
	/** Labels of mapped fields that were empty in all items. */
	emptyFields?: readonly string[];
	/** The service whose events are mapped by hand. */
	service?: string;
	/** Whether the next execution would send the same leads again. */
	isResent?: boolean;
}

const emptyText = (labels: readonly string[]): string | undefined =>
	labels.length === 0
		? undefined
		: `${labels.join(' and ')} ${labels.length === 1 ? 'is' : 'are'} empty in all items. Check the expression.`;

const joined = (
	texts: ReadonlyArray<string | undefined>,
	type: NodeExecutionHint['type'],
): NodeExecutionHint[] => {
	const message = texts.filter((text) => text !== undefined).join(' ');
	return message === '' ? [] : [{ message, type, location: 'outputPane' }];
};

const serviceText = (service: string | undefined): string | undefined =>
	service &&
	`This looks like an event from ${service}. If you choose ${service} in Data Source, the node reads all fields automatically.`;

/**
 * The hints above the output: at most one warning and one note, because each hint hides table rows.
 */
export function hintsFor(
	outcomes: ReadonlyArray<Outcome | undefined>,
	{ retryOnFail, unrecorded, emptyFields = [], service, isResent = false }: Circumstances,
): NodeExecutionHint[] {
	const { warnings, notes } = outcomeSentences(outcomes);
	return [
		...joined(
			[
				failuresHint(outcomes),
				...warnings,
				emptyText(emptyFields),
				unrecorded > 0 ? unrecordedText(unrecorded) : undefined,
				retryOnFail ? RETRY_ON_FAIL : undefined,
			],
			'warning',
		),
		...joined([...notes, serviceText(service), isResent ? RESENT : undefined], 'info'),
	];
}
