import { postTo } from '../../test/e2e/realN8n';
import { type Bench, newAccount, withBench } from './bench';
import { type Contender, type Flow, deploy } from './contenders';
import { untilFinished } from './executions';
import { newUser } from './measure';
import { postOnSchedule } from './schedule';
import type { Section, Size } from './section';
import { delayFailures, delaysMarkdown, runDelays } from './signUpsDelay';
import { type LimitedSignUps, runLimited, rushesFor } from './signUpsLimited';
import { limitedFailures, limitedMarkdown } from './signUpsLimitedTable';
import { loopFailures, loopMarkdown, runLoop } from './signUpsLoop';

const WARM_UPS = 40;
const WARM_UPS_PER_SECOND = 8;

const LIMIT_MS = 60_000;

/** Returns a function that deploys and warms up each contender's workflow once. */
function warmFlows(bench: Bench): (contender: Contender) => Promise<Flow> {
	const flows = new Map<Contender, Flow>();
	return async (contender) => {
		const known = flows.get(contender);
		if (known) return known;
		const flow = await deploy(bench, contender, 'one');
		await newAccount(bench, 0);
		await postTo(bench, flow.path, { clickId: 'click_1', userId: newUser() });
		await postOnSchedule(bench, [flow], WARM_UPS, WARM_UPS_PER_SECOND);
		await untilFinished(bench, flow.workflowId, WARM_UPS + 1, LIMIT_MS);
		flows.set(contender, flow);
		return flow;
	};
}

/** Measures sign-ups that arrive at a webhook, each as a separate execution. */
export async function webhook(size: Size): Promise<Section> {
	const [limited, delays, loop] = await withBench(async (bench) => {
		const flowOf = warmFlows(bench);
		const rushes: LimitedSignUps[] = [];
		for (const rush of rushesFor(size)) {
			rushes.push(await runLimited(bench, flowOf, rush, size.rounds));
		}
		return [rushes, await runDelays(bench, flowOf, size), await runLoop(bench, size)] as const;
	});
	return {
		markdown: `# Sign-ups one by one

Each sign-up was one post to a webhook, which started its own execution.

${limitedMarkdown(limited)}

${delaysMarkdown(delays)}

${loopMarkdown(loop)}`,
		failures: [...limitedFailures(limited), ...delayFailures(delays), ...loopFailures(loop)],
	};
}
