import { runCrm } from '../../tools/reliability/crm';
import { inFlight } from '../../tools/reliability/figures';
import { REMEMBERED_UNDER_LOAD_MS } from '../../tools/reliability/kill';
import { useCrm } from './crmWorkflow';

const crm = useCrm();

it('the CRM sync tracks all contacts after a crash, without manual steps', async () => {
	const figures = await runCrm(crm, {
		contacts: 500,
		killAt: 100,
		rememberedAfterMs: REMEMBERED_UNDER_LOAD_MS,
	});
	expect(figures.kills[0]?.recorded).toBeLessThan(500);
	expect(figures).toMatchObject({ recorded: 500, left: 0, takenEarly: 0 });
	expect(figures.duplicates).toBeLessThanOrEqual(inFlight(figures));
});
