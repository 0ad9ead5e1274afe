import { inFlight } from '../../tools/reliability/figures';
import { REMEMBERED_UNDER_LOAD_MS } from '../../tools/reliability/kill';
import { runOutbox } from '../../tools/reliability/outbox';
import { describeWithDataTables } from './dataTables';
import { useRealN8n } from './realN8n';
import { requests } from '../requests';

describeWithDataTables('the outbox', () => {
	const real = useRealN8n();

	it('loses no sign-up if n8n crashes while it receives and sends sign-ups', async () => {
		const figures = await runOutbox(real, {
			signUps: 150,
			perSecond: 20,
			kills: { receiving: 1, sending: 1 },
			pace: { everySeconds: 5, claimSeconds: 40, options: requests({ maxPerSecond: 10 }) },
			rememberedAfterMs: REMEMBERED_UNDER_LOAD_MS,
		});
		expect(figures).toMatchObject({ sent: 150, recorded: 150, left: 0 });
		expect(figures.duplicates).toBeLessThanOrEqual(inFlight(figures));
	}, 360_000);
});
