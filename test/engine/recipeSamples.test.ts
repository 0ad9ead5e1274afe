import type { IDataObject, INode } from 'n8n-workflow';
import { type Example, readExample } from '../e2e/example';
import { NODE, refportWorkflow, runWorkflow } from './engine';
import { credentialFor, useSandbox } from './fixtures';

const sandbox = useSandbox();

const LEAD_OUTCOMES = ['validated', 'skipped', 'INVALID_INPUT'];

/** The outcomes of the samples that each recipe contains. */
const RECIPES: Record<string, string[]> = {
	'signup-webhook': LEAD_OUTCOMES,
	'error-handling': LEAD_OUTCOMES,
	'auth-webhooks': LEAD_OUTCOMES,
	'form-signups': LEAD_OUTCOMES,
	'crm-contacts': LEAD_OUTCOMES,
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
	'the samples of $name show each outcome of "$node.name" without sending anything',
	async ({ node, outcomes, samples }) => {
		const run = await runWorkflow(
			refportWorkflow(node.parameters, { onError: 'continueRegularOutput' }),
			samples,
			credentialFor(sandbox.current),
		);
		const outputs = run.items('Success').map(({ json }) => json);
		expect(outputs.map(({ outcome, reason }) => (outcome === 'failed' ? reason : outcome))).toEqual(
			outcomes,
		);
		expect(run.task(NODE)?.error).toBeUndefined();
		expect(sandbox.current.seen).toEqual([]);
	},
);
