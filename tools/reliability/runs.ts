import { addDatabase } from '../../test/e2e/crmWorkflow';
import type { RealN8n } from '../../test/e2e/realN8n';
import { runCrm } from './crm';
import { runOutbox } from './outbox';
import { runRedelivery } from './redelivery';
import { inFlight } from './figures';
import { runImmediate } from './immediate';
import type { Column } from './report';
import { requests } from '../../test/requests';

interface Run {
	about: string;
	measure: (real: RealN8n) => Promise<Column[]>;
}

const immediate: Run = {
	about:
		'For comparison, the sender posts 500 sign-ups to [signup-webhook.json](../../workflows/signup-webhook.json), 5 per second. This workflow responds immediately, before it sends anything to Refport. n8n is killed three times and restarted. The sender repeats a post that does not get HTTP 200.',
	measure: async (real) => {
		const figures = await runImmediate(real, { signUps: 500, perSecond: 5, kills: 3 });
		return [{ head: 'Sign-ups', figures, maxDuplicates: 0, mayLose: true }];
	},
};

const outbox: Run = {
	about:
		'The sender posts 500 sign-ups to the outbox recipe, 20 per second. It repeats a post that does not get HTTP 200 from the workflow. n8n is killed three times while it receives and three times while it only sends, and restarted each time. To save time, the schedule runs every 10 seconds, a claim expires after 60 seconds, and the node sends 10 requests per second. Everything else is as in the recipe. Nobody edits the table.',
	measure: async (real) => {
		const figures = await runOutbox(real, {
			signUps: 500,
			perSecond: 20,
			kills: { receiving: 3, sending: 3 },
			pace: { everySeconds: 10, claimSeconds: 60, options: requests({ maxPerSecond: 10 }) },
		});
		return [{ head: 'Sign-ups', figures, maxDuplicates: inFlight(figures) }];
	},
};

const redelivery: Run = {
	about:
		'The sender posts 300 events, 10 per second. It redelivers an event that does not get a 2xx response from the workflow, after 1, 2, 4 and then every 8 seconds. Stripe does so over hours. For every tenth event, Refport is down for longer than the attempts of one delivery. n8n is killed three times and restarted. The sales have an invoice ID. The leads use _Skip Already Tracked_.',
	measure: async (real) => {
		const plan = { events: 300, perSecond: 10, kills: 3 };
		const sales = await runRedelivery(real, { kind: 'sale', ...plan });
		const leads = await runRedelivery(real, { kind: 'lead', ...plan });
		return [
			{ head: 'Sales', figures: sales, maxDuplicates: 0 },
			{ head: 'Leads', figures: leads, maxDuplicates: inFlight(leads) },
		];
	},
};

const crm: Run = {
	about:
		'A run of the CRM recipe takes 500 contacts. n8n is killed when about 100 are recorded, and restarted. The next run takes no contacts, because the marks are less than an hour old. Then the marks in the database are set back by an hour, and the workflow runs once more.',
	measure: async (real) => {
		const withDatabase = await addDatabase(real);
		try {
			const figures = await runCrm(withDatabase, { contacts: 500, killAt: 100 });
			return [{ head: 'Contacts', figures, maxDuplicates: inFlight(figures) }];
		} finally {
			withDatabase.database.stop();
		}
	},
};

export const RUNS = { immediate, outbox, redelivery, crm } as const;
