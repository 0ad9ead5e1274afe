import type { INode } from 'n8n-workflow';
import { properties } from '../../nodes/Refport/operations';
import { type Example, readExample } from '../e2e/example';
import { readText } from './markdown';

const NAMES = [
	'signup-webhook',
	'auth-webhooks',
	'form-signups',
	'crm-contacts',
	'partner-portal',
	'error-handling',
	'stripe-sales',
	'shopify-sales',
	'payment-webhooks',
	'stored-click-ids',
];

const ofType = ({ nodes }: Example, type: string) =>
	nodes.filter((node) => node.type.endsWith(type));

const refportNodes = (recipe: Example) => ofType(recipe, '.refport');

/** The nodes after an output. */
const after = ({ connections }: Example, name: string, output: number): string[] =>
	(connections[name]?.main?.[output] ?? []).map(({ node }) => node);

const outputsOf = ({ connections }: Example, name: string): number =>
	connections[name]?.main?.length ?? 0;

/** The last nodes of all branches after an output. */
function endsOf(recipe: Example, name: string, output: number): string[] {
	return after(recipe, name, output).flatMap((next) => {
		const outputs = Array.from({ length: outputsOf(recipe, next) }, (_, index) => index);
		return outputs.length === 0 ? [next] : outputs.flatMap((one) => endsOf(recipe, next, one));
	});
}

const sourcesOf = (recipe: Example, target: string) =>
	recipe.nodes.flatMap(({ name }) =>
		Array.from({ length: outputsOf(recipe, name) }, (_, output) => ({ name, output })).filter(
			({ output }) => after(recipe, name, output).includes(target),
		),
	);

const textOf = (recipe: Example): string =>
	ofType(recipe, '.stickyNote')
		.map(({ parameters }) => parameters as { content: string })
		.map(({ content }) => content)
		.join('\n');

describe.each(NAMES)('the recipe %s', (name) => {
	const recipe = readExample(name);
	const nodeNamed = (wanted: string): INode | undefined =>
		recipe.nodes.find((node) => node.name === wanted);

	it('uses the current version of the Refport node', () => {
		expect(refportNodes(recipe).map(({ typeVersion }) => typeVersion)).toEqual(
			refportNodes(recipe).map(() => 2),
		);
	});

	it('stops with the error message and advice after every failure', () => {
		const ends = refportNodes(recipe).flatMap((node) => endsOf(recipe, node.name, 1));
		expect(ends.length).toBeGreaterThan(0);
		for (const end of ends) {
			const { type, parameters } = nodeNamed(end) ?? {};
			expect(type).toBe('n8n-nodes-base.stopAndError');
			expect(parameters?.errorMessage).toMatch(
				/error\.message.* \}\} .*error\.description( \?\? '')? \}\}$/,
			);
		}
	});

	it('passes only tracked leads to the node Referral Tracked', () => {
		const sources = sourcesOf(recipe, 'Referral Tracked');
		expect(sources).toEqual(
			name === 'partner-portal' ? [] : [{ name: 'Came Through a Partner?', output: 0 }],
		);
		for (const source of sources) {
			expect(nodeNamed(source.name)?.parameters.conditions).toMatchObject({
				conditions: [{ leftValue: '={{ $json.outcome }}', rightValue: 'tracked' }],
			});
		}
	});

	it('contains samples, and sends nothing when it is executed in the editor', () => {
		for (const node of refportNodes(recipe)) {
			expect(node.parameters.options).toMatchObject({
				dryRun: "={{ $execution.mode === 'test' }}",
			});
		}
		expect(Object.keys(recipe.pinData).length).toBeGreaterThan(0);
	});

	it('explains in its note how to publish, and how to send from the editor', () => {
		const steps = textOf(recipe).split('\n');
		const step = (words: RegExp) =>
			steps.findIndex((line) => /^\d\. /.test(line) && words.test(line));
		const removal = step(/[Uu]npin the sample.*[Tt]urn off Dry Run/);
		expect(removal).toBeGreaterThan(step(/Execute/));
		expect(step(/[Pp]ublish the workflow \(n8n 1/)).toBe(removal);
	});

	it('names in bold only existing nodes and buttons', () => {
		const bold = [...textOf(recipe).matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words);
		const others = bold.filter((words) => !nodeNamed(words));
		expect(others.filter((words) => !KNOWN_WORDS.test(words))).toEqual([]);
	});

	it('contains no credential', () => {
		expect(recipe.nodes.filter(({ credentials }) => credentials)).toEqual([]);
	});
});

/**
 * Buttons and menus of n8n and the services, introductions of paragraphs, and names for groups of
 * nodes.
 */
const KNOWN_WORDS =
	/^(Execute workflow|Track the … Sign-Up|Track … Sale|Check first:|Responses:|Another service\?|Who may request a dashboard\?|Save successful production executions|Do not save|Only Answers|Configure → Webhooks|Event Streams|Integrations → Webhooks)$/;

it('the form of an embed token links to its recipe', () => {
	const links = properties.flatMap(({ type, displayName }) =>
		type === 'notice' ? (/docs\/recipes\/[\w-]+\.md/.exec(displayName) ?? []) : [],
	);
	expect(links.map((file) => readText(file).split('\n')[0])).toEqual([
		'# A dashboard for your partners',
	]);
});
