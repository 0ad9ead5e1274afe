import type { IDataObject } from 'n8n-workflow';
import { readExample } from '../e2e/example';
import { runWorkflow } from './engine';

const CASES: [string, string, string][] = [
	['stripe-sales', 'Stripe Event', 'Track the Sale'],
	['shopify-sales', 'Order Paid', 'Track the Sale'],
	['payment-webhooks', 'RevenueCat Event', 'Track RevenueCat Sale'],
];

const summaryOf = ({ outcome, reason }: IDataObject) => [outcome, reason];

it.each(CASES)(
	'the recipe %s shows a referred, an organic and an invalid sale with its pinned samples, without sending',
	async (recipe, trigger, node) => {
		const example = readExample(recipe);
		const nodes = example.nodes.filter(
			({ type, name }) => name === trigger || !type.endsWith('webhook'),
		);
		const samples = (example.pinData[trigger] ?? []).map(({ json }) => json);
		const { items } = await runWorkflow({ ...example, nodes }, samples);
		expect(items(node, 0).map(({ json }) => summaryOf(json))).toEqual([
			['validated', null],
			['skipped', 'missing_click_id'],
		]);
		expect(items(node, 1).map(({ json }) => (json.error as IDataObject).code)).toEqual([
			'INVALID_INPUT',
		]);
	},
);
