import type { IDataObject, INode } from 'n8n-workflow';
import { type Example, readExample } from '../e2e/example';
import { NODE, refportWorkflow, runWorkflow } from './engine';
import { credentialFor, useSandbox } from './fixtures';

const sandbox = useSandbox();

const THREE = ['validated', 'skipped', 'INVALID_INPUT'];

/** What becomes of the samples that each recipe comes with. */
const RECIPES: Record<string, string[]> = {
	'signup-webhook': THREE,
	'error-handling': THREE,
	'auth-webhooks': THREE,
	'form-signups': THREE,
	'crm-contacts': THREE,
	'partner-portal': ['validated', 'INVALID_INPUT'],
};

const leadsTo = ({ connections }: Example, from: string, to: string): boolean =>
	(connections[from]?.main ?? []).some((output) => output?.some(({ node }) => node === to));

/** The pinned samples of the node, or of the closest one before it. */
function samplesOf(recipe: Example, name: string): IDataObject[] {
	const pinned = recipe.pinData[name];
	if (pinned) return pinned.map(({ json }) => json);
	return recipe.nodes
		.filter((node) => leadsTo(recipe, node.name, name))
		.flatMap((before) => samplesOf(recipe, before.name));
}

const CASES = Object.entries(RECIPES).flatMap(([name, outcomes]) => {
	const recipe = readExample(name);
	return recipe.nodes
		.filter(({ type }) => type.endsWith('.refport'))
		.map((node: INode) => ({ name, node, outcomes, samples: samplesOf(recipe, node.name) }));
});

it.each(CASES)(
	'the samples of $name show in "$node.name" what it does, and nothing is sent',
	async ({ node, outcomes, samples }) => {
		const run = await runWorkflow(
			refportWorkflow(node.parameters, { onError: 'continueRegularOutput' }),
			samples,
			credentialFor(sandbox.current),
		);
		const rows = run.items('Success').map(({ json }) => json);
		expect(rows.map(({ outcome, reason }) => (outcome === 'failed' ? reason : outcome))).toEqual(
			outcomes,
		);
		expect(run.task(NODE)?.error).toBeUndefined();
		expect(sandbox.current.seen).toEqual([]);
	},
);
