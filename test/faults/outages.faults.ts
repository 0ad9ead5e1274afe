import { NODE, refportWorkflow, runWorkflow } from '../engine/engine';
import { leadParameters } from '../engine/fixtures';
import { endsWithin } from '../engine/turns';
import { Sandbox } from '../sandbox/sandbox';
import { account } from './account';
import { requests } from '../requests';

const ITEM_COUNT = 60;

const items = Array.from({ length: ITEM_COUNT }, (_, index) => ({
	userId: `user_${index}`,
	clickId: `click_${index}`,
}));

const workflow = refportWorkflow(leadParameters(requests({ concurrency: 5, timeout: 2 })), {
	onError: 'continueErrorOutput',
});

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await new Sandbox({ latencyMs: 20 }).start();
});

afterEach(() => sandbox.stop());

const credential = () => ({ apiKey: sandbox.apiKey, baseUrl: sandbox.url });

it('tracks all leads if the service fails and restarts during a batch', async () => {
	const port = Number(new URL(sandbox.url).port);
	const running = runWorkflow(workflow, items, credential());
	setTimeout(
		() => void sandbox.stop().then(() => setTimeout(() => void sandbox.start(port), 1500)),
		100,
	);
	const accounts = account(await running, sandbox, ITEM_COUNT);
	expect(accounts.map(({ outcome }) => outcome)).toEqual(Array(ITEM_COUNT).fill('tracked'));
	expect(accounts.every(({ recorded }) => recorded >= 1)).toBe(true);
	expect(accounts.filter(({ recorded }) => recorded > 1).length).toBeLessThanOrEqual(5);
});

it.each([3_600_000, -3_600_000])(
	'tracks each lead once if the system clock jumps by %d ms',
	async (jump) => {
		const { now } = Date;
		sandbox.limitTo({ perSecond: 40, burst: 20, form: 'seconds' });
		const jumped = setTimeout(() => {
			jest.spyOn(Date, 'now').mockImplementation(() => now() + jump);
		}, 300);
		try {
			const running = runWorkflow(workflow, items, credential());
			expect(await endsWithin(10_000, running)).toBe(true);
			const accounts = account(await running, sandbox, ITEM_COUNT);
			expect(accounts).toEqual(Array(ITEM_COUNT).fill({ outcome: 'tracked', recorded: 1 }));
		} finally {
			clearTimeout(jumped);
			jest.restoreAllMocks();
		}
	},
);

it.each([
	[
		'a server without TLS at an https URL',
		() => sandbox.url.replace('http:', 'https:'),
		'TLS_ERROR',
	],
	['an unknown host', () => 'https://refport.invalid', 'DNS_FAILURE'],
	['a port without a server', () => 'http://127.0.0.1:1', 'CONNECTION_REFUSED'],
])('reports %s for every item', async (_, baseUrl, code) => {
	const workflowWithoutRetries = refportWorkflow(leadParameters(requests({ maxAttempts: 1 })), {
		onError: 'continueErrorOutput',
	});
	const run = await runWorkflow(workflowWithoutRetries, items.slice(0, 3), {
		apiKey: 'key',
		baseUrl: baseUrl(),
	});
	const codes = run.items(NODE, 1).map(({ json }) => (json.error as { code: string }).code);
	expect(codes).toEqual([code, code, code]);
});
