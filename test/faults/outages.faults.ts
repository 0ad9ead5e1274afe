import { NODE, refportWorkflow, runWorkflow } from '../engine/engine';
import { leadParameters } from '../engine/fixtures';
import { endsWithin } from '../engine/turns';
import { Sandbox } from '../sandbox/sandbox';
import { account } from './account';

const COUNT = 60;

const items = Array.from({ length: COUNT }, (_, index) => ({
	userId: `user_${index}`,
	clickId: `click_${index}`,
}));

const workflow = refportWorkflow(leadParameters({ concurrency: 5, timeout: 2 }), {
	onError: 'continueErrorOutput',
});

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await new Sandbox({ latencyMs: 20 }).start();
});

afterEach(() => sandbox.stop());

const credential = () => ({ apiKey: sandbox.apiKey, baseUrl: sandbox.url });

it('brings all leads through a service that dies and comes back in mid-batch', async () => {
	const port = Number(new URL(sandbox.url).port);
	const running = runWorkflow(workflow, items, credential());
	setTimeout(
		() => void sandbox.stop().then(() => setTimeout(() => void sandbox.start(port), 1500)),
		100,
	);
	const book = account(await running, sandbox, COUNT);
	expect(book.map(({ told }) => told)).toEqual(Array(COUNT).fill('tracked'));
	expect(book.every(({ recorded }) => recorded >= 1)).toBe(true);
	expect(book.filter(({ recorded }) => recorded > 1).length).toBeLessThanOrEqual(5);
});

it.each([3_600_000, -3_600_000])('does not mind a clock that jumps by %d ms', async (jump) => {
	const { now } = Date;
	sandbox.limitTo({ perSecond: 40, burst: 20, form: 'seconds' });
	const jumped = setTimeout(() => {
		jest.spyOn(Date, 'now').mockImplementation(() => now() + jump);
	}, 300);
	try {
		const running = runWorkflow(workflow, items, credential());
		expect(await endsWithin(10_000, running)).toBe(true);
		const book = account(await running, sandbox, COUNT);
		expect(book).toEqual(Array(COUNT).fill({ told: 'tracked', recorded: 1 }));
	} finally {
		clearTimeout(jumped);
		jest.restoreAllMocks();
	}
});

it.each([
	['no TLS where https is called', () => sandbox.url.replace('http:', 'https:'), 'TLS_ERROR'],
	['an unknown host', () => 'https://refport.invalid', 'DNS_FAILURE'],
	['nobody listening', () => 'http://127.0.0.1:1', 'CONNECTION_REFUSED'],
])('tells %s for each item', async (_, baseUrl, code) => {
	const two = refportWorkflow(leadParameters({ maxAttempts: 1 }), {
		onError: 'continueErrorOutput',
	});
	const run = await runWorkflow(two, items.slice(0, 3), { apiKey: 'key', baseUrl: baseUrl() });
	const codes = run.items(NODE, 1).map(({ json }) => (json.error as { code: string }).code);
	expect(codes).toEqual([code, code, code]);
});
