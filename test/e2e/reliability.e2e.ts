import { runCrm } from '../reliability/crm';
import { runOutbox } from '../reliability/outbox';
import { runRedelivery } from '../reliability/redelivery';
import type { Figures } from '../reliability/outbox';
import { useCrm } from './crmWorkflow';

const crm = useCrm();

const inFlight = ({ kills }: Figures) => kills.reduce((sum, one) => sum + one.inFlight, 0);

it('records all sign-ups of the outbox, although n8n is killed while it receives and while it sends', async () => {
	const figures = await runOutbox(crm, {
		signUps: 200,
		perSecond: 20,
		kills: { receiving: 1, sending: 1 },
		pace: { everySeconds: 3, claimSeconds: 40, options: { maxPerSecond: 10 } },
	});
	expect(figures).toMatchObject({ recorded: 200, left: 0 });
	expect(figures.doubled).toBeLessThanOrEqual(inFlight(figures));
});

it('records all sales once, if the service delivers again what was not answered with 2xx', async () => {
	const plan = { kind: 'sale', events: 60, perSecond: 10, kills: 1 } as const;
	const figures = await runRedelivery(crm, plan);
	expect(figures).toMatchObject({ recorded: 60, doubled: 0 });
	expect(figures.repeated).toBeGreaterThanOrEqual(6);
});

it('records all contacts of a run that was killed, without a person', async () => {
	const figures = await runCrm(crm, { contacts: 500, killAt: 100 });
	expect(figures.kills[0]?.recorded).toBeLessThan(500);
	expect(figures).toMatchObject({ recorded: 500, left: 0, takenEarly: 0 });
	expect(figures.doubled).toBeLessThanOrEqual(inFlight(figures));
});
