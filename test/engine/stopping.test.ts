import { NODE, refportWorkflow, runWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, trackLeads, useSandbox } from './fixtures';
import { turns, until } from './turns';
import { requests } from '../requests';

const sandbox = useSandbox();

/** Waits until the node received the first rejection. */
async function rejected(): Promise<void> {
	await until(() => sandbox.current.seen.some(({ status }) => status === 400));
	await turns();
}

describe('On Error: Stop Workflow', () => {
	it('starts no item after a failure, finishes those in flight, and lists what was recorded', async () => {
		sandbox.current.faults.add({ clickId: 'click_3', hold: true });
		const items = Array.from({ length: 10 }, (_, index) =>
			signUp(index, index === 4 ? 'bad' : undefined),
		);
		const running = trackLeads(sandbox.current, items, { options: requests({ concurrency: 2 }) });
		await rejected();
		sandbox.current.holds.release();
		const { task, items: out } = await running;
		const error = task(NODE)?.error;
		expect(error).toMatchObject({
			message: 'INVALID_CLICK_ID: No click was recorded with this click ID. [Item 5 of 10]',
		});
		// The editor would append the item index to the message, counted from 0.
		expect(error).not.toHaveProperty('context.itemIndex');
		expect(error?.description).toMatch(
			/^Nothing was recorded\. Refport does not know the click ID "bad" of item 5 of 10\. .*4 of 10 items are already recorded\. Send only the other items again\. .* Not sent: items 6–10\.$/,
		);
		expect(sandbox.current.recorded).toHaveLength(4);
		expect(out('Success')).toEqual([]);
	});

	it('reports the first failed item by position, even if another one fails earlier', async () => {
		sandbox.current.faults.add({
			clickId: 'bad_0',
			status: 400,
			code: 'INVALID_CLICK_ID',
			hold: true,
		});
		const items = [signUp(0, 'bad_0'), signUp(1, 'bad_1'), signUp(2)];
		const running = trackLeads(sandbox.current, items, { options: requests({ concurrency: 2 }) });
		await rejected();
		sandbox.current.holds.release();
		const { task } = await running;
		expect(task(NODE)?.error).toMatchObject({
			message: 'INVALID_CLICK_ID: The sandbox was told to fail. [Item 1 of 3]',
		});
		expect(task(NODE)?.error?.description).toMatch(
			/None of the 3 items was recorded\. Failed: items 1–2\. Not sent: items 3\.$/,
		);
	});

	it('does not describe the other items if there is only one', async () => {
		const { task } = await trackLeads(sandbox.current, [signUp(0, 'bad')]);
		expect(task(NODE)?.error?.description).toMatch(/Retrying will not help\.$/);
	});
});

describe('Retry On Fail', () => {
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	it.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'sends no recorded lead again when n8n reruns the node (%s)',
		async (onError) => {
			// The rejection comes last, because with Stop Workflow it would prevent the other requests.
			sandbox.current.faults.add({ clickId: 'bad', status: 400, hold: true });
			const items = [signUp(0, 'bad'), ...[1, 2, 3, 4].map((id) => signUp(id))];
			const settings = { ...retry, onError, options: requests({ concurrency: 5 }) };
			const running = trackLeads(sandbox.current, items, settings);
			await until(() => sandbox.current.recorded.length === 4);
			sandbox.current.holds.release();
			await running;
			const ids = sandbox.current.recorded.map(({ body }) => body.customerExternalId);
			expect(ids.sort()).toEqual(['1', '2', '3', '4']);
			expect(sandbox.current.seen).toHaveLength(5);
		},
	);

	it('retries items that can still succeed', async () => {
		sandbox.current.faults.add({ clickId: 'click_0', status: 503, times: 1 });
		const { items } = await trackLeads(sandbox.current, [signUp(0), signUp(1)], {
			...retry,
			onError: 'continueErrorOutput',
			options: requests({ maxAttempts: 1 }),
		});
		expect(items('Success').map(({ json }) => json.outcome)).toEqual(['tracked', 'tracked']);
		expect(sandbox.current.recorded).toHaveLength(2);
	});

	it('adds a hint to turn it off', async () => {
		const { task } = await trackLeads(sandbox.current, [signUp(1)], retry);
		expect(task(NODE)?.hints).toEqual([
			{
				message: expect.stringMatching(/^Turn off Retry On Fail/) as string,
				type: 'warning',
				location: 'outputPane',
			},
			expect.objectContaining({
				message: expect.stringMatching(/^If you execute this node again/) as string,
			}),
		]);
	});

	it('does not skip leads in the next execution', async () => {
		const workflow = refportWorkflow(leadParameters(), retry);
		for (let run = 0; run < 2; run += 1) {
			await runWorkflow(workflow, [signUp(1)], credentialFor(sandbox.current));
		}
		expect(sandbox.current.recorded).toHaveLength(2);
	});
});
