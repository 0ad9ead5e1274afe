import { runRedelivery } from '../../tools/reliability/redelivery';
import { postTo, useRealN8n } from './realN8n';
import { EVENTS, redeliveryWorkflow } from '../../tools/reliability/redeliveryWorkflow';
import { payment } from '../../tools/reliability/events';
import axios from 'axios';

const real = useRealN8n();

describe('the webhook response to a service that redelivers events', () => {
	const path = 'answers';

	const responseTo = async (clickId: string): Promise<number> => {
		const url = `${real.n8n.url}/webhook/${path}`;
		const { status } = await axios.post(
			url,
			{ ...payment(1), clickId },
			{ validateStatus: () => true },
		);
		return status;
	};

	beforeAll(async () => {
		real.sandbox.reset();
		const workflow = redeliveryWorkflow(path, EVENTS.sale);
		await real.rest.activate(await real.rest.createWorkflow(workflow, real.credential));
		await postTo(real, path, payment(1));
	});

	it.each([
		['is 200 for a recorded sale', 'click_2', {}, 200],
		['is 200 for a sale that would fail again', 'typo_1', {}, 200],
		['is 500 after an outage', 'click_3', { status: 503, times: 2 }, 500],
		[
			'is 500 after a rejected API key',
			'click_4',
			{ status: 401, code: 'UNAUTHORIZED', times: 1 },
			500,
		],
	])('%s', async (_, clickId, fault, status) => {
		if ('status' in fault) real.sandbox.faults.add({ clickId, ...fault });
		expect(await responseTo(clickId)).toBe(status);
	});
});

it('records every sale once if n8n crashes and the service redelivers', async () => {
	const figures = await runRedelivery(real, { kind: 'sale', events: 100, perSecond: 10, kills: 1 });
	expect(figures).toMatchObject({ sent: 100, recorded: 100, duplicates: 0 });
	expect(figures.repeated).toBeGreaterThanOrEqual(10);
});
