import axios from 'axios';
import { postTo } from '../e2e/realN8n';
import { type Bench, withBench } from './bench';
import { type Contender, type Flow, HTTP_REQUEST, NOTHING, REFPORT, deploy } from './contenders';
import { momentOf } from './cost';
import { untilFinished } from './executions';
import { failed, newUser } from './measure';
import { markdownTable } from './page';
import { type Delivered, delivered } from './delivered';
import { type Section, type Size, failuresOf, leadsFor, rotated } from './section';
import { medianOf, tell, tellSpread } from './statistics';

const CONTENDERS = [REFPORT, HTTP_REQUEST, NOTHING];

const AT_A_TIME = 20;

const LATENCY_MS = 20;

const LIMIT_MS = 300_000;

interface SignUps extends Delivered {
	/** Until the last execution finished. */
	perSecond: number;
	/** Of the n8n process, in ms. */
	cpuEachMs: number;
	failedExecutions: number;
}

/** Posts sign-ups one by one, 20 at a time, and waits until n8n has worked them all off. */
async function signUp(bench: Bench, flow: Flow, count: number): Promise<SignUps> {
	const { n8n, sandbox } = bench;
	await sandbox.prepare(LATENCY_MS);
	const begin = momentOf(n8n.pid);
	const start = Date.now();
	let left = count;
	const visitor = async () => {
		while (left > 0) {
			left -= 1;
			const lead = { clickId: 'click_1', userId: newUser() };
			await axios.post(`${n8n.url}/webhook/${flow.path}`, lead);
		}
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, visitor));
	const { executions, end } = await untilFinished(bench, flow.workflowId, count, LIMIT_MS);
	const ends = executions.map(({ stoppedAt }) => Date.parse(stoppedAt ?? ''));
	return {
		...(await delivered(sandbox, flow.contender.sends ? count : 0)),
		perSecond: (1000 * count) / (Math.max(...ends) - start),
		cpuEachMs: (end.cpuMs - begin.cpuMs) / count,
		failedExecutions: failed(executions),
	};
}

const WARM_UPS = 40;

async function prepared(bench: Bench): Promise<Flow[]> {
	const flows = [];
	for (const contender of CONTENDERS) {
		const flow = await deploy(bench, contender, 'one');
		await postTo(bench, flow.path, { clickId: 'click_1', userId: newUser() });
		await untilFinished(bench, flow.workflowId, 1, LIMIT_MS);
		await signUp(bench, flow, WARM_UPS);
		flows.push(flow);
	}
	return flows;
}

const HEAD = [
	'',
	'Sign-ups per second',
	'CPU per sign-up, ms',
	'Recorded',
	'Lost',
	'Doubled',
	'Failed executions',
];

/** How many sign-ups n8n takes through one webhook, each an execution of its own. */
export async function webhook(size: Size): Promise<Section> {
	const count = leadsFor(size, 500);
	const all = new Map<string, SignUps[]>(CONTENDERS.map(({ name }) => [name, []]));
	await withBench(async (bench) => {
		const flows = await prepared(bench);
		for (let round = 0; round < size.rounds; round += 1) {
			for (const flow of rotated(flows, round)) {
				const { name } = flow.contender;
				const figures = await signUp(bench, flow, count);
				all.get(name)?.push(figures);
				const { perSecond, cpuEachMs, lost, doubled } = figures;
				const told = `${tell(perSecond, 1)} sign-ups/s, ${tell(cpuEachMs, 1)} ms CPU each`;
				console.log(`  ${name}, round ${round + 1}: ${told}, ${lost} lost, ${doubled} doubled`);
			}
		}
	});
	const cpu = ({ name }: Contender) => medianOf((all.get(name) ?? []).map((one) => one.cpuEachMs));
	const ownShare = (100 * cpu(NOTHING)) / cpu(REFPORT);
	const rows = CONTENDERS.map(({ name, sends }) => {
		const rounds = all.get(name) ?? [];
		const figure = (of: (one: SignUps) => number, digits = 0) => tellSpread(rounds.map(of), digits);
		const sent = (text: string) => (sends ? text : '–');
		return [
			name,
			figure((one) => one.perSecond, 1),
			figure((one) => one.cpuEachMs, 1),
			sent(figure((one) => one.recorded)),
			sent(figure((one) => one.lost)),
			sent(figure((one) => one.doubled)),
			figure((one) => one.failedExecutions),
		];
	});
	return {
		markdown: `### Sign-ups one by one

${tell(count)} sign-ups came in through one webhook, ${AT_A_TIME} at a time, and each of them was an execution of its own. The service answered after ${LATENCY_MS} ms. The figures count until the last execution had finished. "Nothing sent" tells what n8n needs for the webhook and its record of the execution, whatever node comes behind.

${markdownTable(HEAD, rows)}

n8n's own part, by the row "Nothing sent", is ${tell(ownShare, 0)} % of the CPU that a sign-up through the Refport node costs. That is why no goal is set here.`,
		failures: CONTENDERS.flatMap((one) => failuresOf('Sign-ups', one, all.get(one.name) ?? [])),
	};
}
