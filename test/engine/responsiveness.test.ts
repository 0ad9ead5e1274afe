import { useDeduplication } from './deduplication';
import { refportWorkflow, startWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, useSandbox } from './fixtures';
import { turns } from './turns';

const sandbox = useSandbox();

useDeduplication();

const ITEM_COUNT = 1000;

/** The number of turns of the event loop until the first request, or until the end without one. */
async function turnsWhilePlanning(options: { dryRun?: boolean; skipAlreadyTracked?: boolean }) {
	const { finished, stop } = startWorkflow(
		refportWorkflow(leadParameters(options)),
		Array.from({ length: ITEM_COUNT }, (_, id) => signUp(id)),
		credentialFor(sandbox.current),
	);
	const ended = finished.then(() => true);
	const endedBeforeTurn = () => Promise.race([ended, turns(1).then(() => false)]);
	let count = 0;
	while (sandbox.current.seen.length === 0 && !(await endedBeforeTurn())) count += 1;
	stop();
	await finished;
	return count;
}

it.each([{ dryRun: true }, { skipAlreadyTracked: true }])(
	'does not block n8n while it prepares a large batch with %j',
	async (options) => {
		expect(await turnsWhilePlanning(options)).toBeGreaterThan(ITEM_COUNT / 40);
	},
);
