import { useDeduplication } from './deduplication';
import { refportWorkflow, startWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, useSandbox } from './fixtures';
import { turns } from './turns';

const sandbox = useSandbox();

useDeduplication();

const COUNT = 1000;

/** How often others have their turn before the first lead is sent, or until the end if none is. */
async function turnsWhilePlanning(options: { dryRun?: boolean; skipAlreadyTracked?: boolean }) {
	const { finished, stop } = startWorkflow(
		refportWorkflow(leadParameters(options)),
		Array.from({ length: COUNT }, (_, id) => signUp(id)),
		credentialFor(sandbox.current),
	);
	const ended = finished.then(() => true);
	const hasTurn = () => Promise.race([ended, turns(1).then(() => false)]);
	let count = 0;
	while (sandbox.current.seen.length === 0 && !(await hasTurn())) count += 1;
	stop();
	await finished;
	return count;
}

it.each([{ dryRun: true }, { skipAlreadyTracked: true }])(
	'lets others in n8n have their turn while it plans a large batch, with %j',
	async (options) => {
		expect(await turnsWhilePlanning(options)).toBeGreaterThan(COUNT / 40);
	},
);
