import { useDeduplication } from './deduplication';
import { signUp, trackLeads, useSandbox } from './fixtures';

const sandbox = useSandbox();

useDeduplication();

const COUNT = 3000;

/** How often others had their turn before the first lead was sent, or until the end if none is. */
async function turnsWhilePlanning(options: { dryRun?: boolean; skipAlreadyTracked?: boolean }) {
	let turns = 0;
	const timer = setInterval(() => {
		if (sandbox.current.seen.length === 0) turns += 1;
	}, 1);
	const items = Array.from({ length: COUNT }, (_, id) => signUp(id));
	await trackLeads(sandbox.current, items, { options });
	clearInterval(timer);
	return turns;
}

it.each([{ dryRun: true }, { skipAlreadyTracked: true }])(
	'lets others in n8n have their turn while it plans a large batch, with %j',
	async (options) => {
		expect(await turnsWhilePlanning(options)).toBeGreaterThan(COUNT / 40);
	},
);
