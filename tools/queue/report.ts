import { machine, markdownTable } from '../page';
import { formatNumber } from '../statistics';
import type { Figures } from './figures';

const percent = (part: number, whole: number): string =>
	`${formatNumber((part / whole) * 100, 1)} %`;

/** Returns what must not happen, for the exit code. Empty if all is well. */
export function violations({ counts }: Figures): string[] {
	const { lost, twice } = counts;
	const found: string[] = [];
	if (lost.length > 0) found.push(`${lost.length} sign-ups were lost, e.g. ${lost[0] ?? ''}`);
	if (twice.others > 0) {
		found.push(
			`${twice.others} sign-ups that the killed worker was not processing were recorded twice`,
		);
	}
	return found;
}

function rows(figures: Figures): string[][] {
	const { plan, counts, posted, kill, requests, limited, seconds, perWorker } = figures;
	const codes = [...counts.errorOutput].map(([code, n]) => `${formatNumber(n)} × \`${code}\``);
	const recorded = counts.once + counts.twice.inProgress + counts.twice.others;
	return [
		['Sign-ups posted to the webhook', '', formatNumber(plan.signUps)],
		['Posts that got an error and were repeated', '', formatNumber(posted.refused)],
		['Recorded once', '', formatNumber(counts.once)],
		['Reported on the error output, not recorded', '', codes.join(', ') || '0'],
		['Execution shown as failed, not recorded', '', formatNumber(counts.failedExecution)],
		['Of these, n8n no longer has the sign-up', '', formatNumber(counts.failedWithoutData)],
		['Execution shown as failed, but recorded', '', formatNumber(counts.recordedButFailed)],
		['**Lost**: neither recorded nor reported', '0', `**${formatNumber(counts.lost.length)}**`],
		['Running in the killed worker', '', formatNumber(kill.log.inProgress.length)],
		[
			'Of these, recorded twice',
			`at most ${formatNumber(kill.log.inProgress.length)}`,
			formatNumber(counts.twice.inProgress),
		],
		['Others recorded twice', '0', formatNumber(counts.twice.others)],
		['Executions that never ended', '', formatNumber(counts.open)],
		['Requests to Refport', '', formatNumber(requests)],
		[
			'Of these, rejected with HTTP 429',
			'',
			`${formatNumber(limited)} (${percent(limited, requests)})`,
		],
		['Executions finished by each worker', '', perWorker.map((n) => formatNumber(n)).join(', ')],
		['Time to post all sign-ups', '', `${formatNumber(posted.seconds)} s`],
		['Time until the last lead was recorded', '', `${formatNumber(seconds)} s`],
		['Leads recorded per second', '', formatNumber(recorded / seconds, 1)],
		[
			'The same, with two workers and with one',
			'',
			`${formatNumber(kill.recorded / figures.secondsToKill, 1)}, ${formatNumber(
				(recorded - kill.recorded) / (seconds - figures.secondsToKill),
				1,
			)}`,
		],
		[
			'Time from the kill until n8n had shown its executions as failed',
			'',
			`${formatNumber(figures.secondsToReport)} s`,
		],
	];
}

/** Returns the section of the page. */
export function markdown(figures: Figures, n8nVersion: string): string {
	const { plan } = figures;
	return `Command: \`npm run test:queue\`. ${machine(n8nVersion)}

One main process, two workers with n8n's default of 10 executions at a time, Redis and PostgreSQL, all on this machine. Each sign-up is one post to a webhook, which starts one execution with one item. The node has _On Error_ set to _Continue (using error output)_ and _Max Attempts_ set to ${plan.maxAttempts}. The stand-in for Refport responds after 20 ms and accepts ${plan.perSecond} requests per second. When 40 % of the sign-ups were recorded, one worker was killed with SIGKILL. It was not started again.

${markdownTable(['', 'Goal', 'Figure'], rows(figures))}

n8n does not retry the executions of a dead worker. It shows them as failed, without their input. This command knows their input only because it reads n8n's database at the moment of the kill. [Queue mode](../queue-mode.md#when-a-worker-dies) explains what you can do.`;
}
