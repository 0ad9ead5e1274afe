import { machine, markdownTable } from '../page';
import { formatNumber } from '../statistics';
import type { Duplicates } from './countDuplicates';
import { DELIVERY } from './figures';

/** Returns what must not happen, for the exit code. Empty if all is well. */
export function duplicatesViolations({ twice, never, failed }: Duplicates): string[] {
	const found: string[] = [];
	if (never > 0) found.push(`${never} events were not sent`);
	if (twice.together > 0) found.push(`${twice.together} events were sent twice by one worker`);
	if (failed > 0) found.push(`${failed} executions failed`);
	return found;
}

/** Returns the section of the page. */
export function duplicatesMarkdown(figures: Duplicates, n8nVersion: string): string {
	const { events, split, once, twice, never, later, failed } = figures;
	const percent = formatNumber((100 * twice.split) / Math.max(split, 1), 1);
	const rows = [
		['Events, each delivered twice at the same moment', '', formatNumber(events)],
		['Their two executions ran on different workers', '', formatNumber(split)],
		['Sent once', '', formatNumber(once)],
		['**Sent twice** by different workers', '', `**${formatNumber(twice.split)}** (${percent} %)`],
		['Sent twice by one worker', '0', formatNumber(twice.together)],
		['Not sent', '0', formatNumber(never)],
		['Sent again when delivered once more afterwards', '', formatNumber(later)],
		['Failed executions', '0', formatNumber(failed)],
	];
	return `Command: \`npm run test:queue -- --duplicates\`. ${machine(n8nVersion)}

One main process and two workers got ${formatNumber(events)} events with _Skip Already Tracked_ on. Each event was posted to a webhook twice at the same moment, ${DELIVERY.atOnce} events at a time. Both posts have the same event name and customer ID. The stand-in for Refport responds after ${DELIVERY.latencyMs} ms and has no limit. The percentage refers to the events whose executions ran on different workers.

${markdownTable(['', 'Goal', 'Figure'], rows)}`;
}
