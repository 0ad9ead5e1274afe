import { machine, markdownTable } from '../page';
import { tell } from '../statistics';
import type { Duplicates } from './countDuplicates';
import { DELIVERY } from './figures';

/** What may not happen, for the exit code; empty when all is well. */
export function duplicatesViolations({ twice, never, failed }: Duplicates): string[] {
	const found: string[] = [];
	if (never > 0) found.push(`${never} events were not sent`);
	if (twice.together > 0) found.push(`${twice.together} events were sent twice by one worker`);
	if (failed > 0) found.push(`${failed} executions failed`);
	return found;
}

/** The part of the page that this command writes. */
export function duplicatesMarkdown(figures: Duplicates, n8nVersion: string): string {
	const { events, split, once, twice, never, later, failed } = figures;
	const percent = tell((100 * twice.split) / Math.max(split, 1), 1);
	const rows = [
		['Events, each delivered twice at the same moment', '', tell(events)],
		['Their two executions ran on different workers', '', tell(split)],
		['Sent once', '', tell(once)],
		['**Sent twice** by different workers', '', `**${tell(twice.split)}** (${percent} %)`],
		['Sent twice by one worker', '0', tell(twice.together)],
		['Not sent', '0', tell(never)],
		['Sent again when delivered once more afterwards', '', tell(later)],
		['Failed executions', '0', tell(failed)],
	];
	return `Command: \`npm run test:queue -- --duplicates\`. ${machine(n8nVersion)}

One main process and two workers got ${tell(events)} events with _Skip Already Tracked_ on. Each event was posted to a webhook twice at the same moment, ${DELIVERY.atOnce} events at a time. Both posts have the same event name and customer ID. The stand-in for Refport responds after ${DELIVERY.latencyMs} ms and has no limit. The percentage refers to the events whose executions ran on different workers.

${markdownTable(['', 'Goal', 'Figure'], rows)}`;
}
