import { picture } from './pictures';
import { type InEditor, see } from './useEditor';

const ACTIONS = ['Track lead', 'Track sale', 'Create embed token'];

/** Wide enough that the tabs of the editor do not overlap the panel. */
const WIDE = { width: 1100, height: 920 };

const WORDS = [
	...[
		'stripe sale',
		'track sale',
		'track lead',
		'sale',
		'purchase',
		'checkout',
		'revenue',
		'payout',
	],
	...['affiliate program', 'partner program', 'referral program', 'referral tracking'],
	...['conversion tracking', 'sign-up', 'leads', 'embed', 'portal', 'dashboard'],
	...['stripe', 'shopify', 'clerk', 'commission', 'affiliate', 'referral'],
];

/** Tests of the panel in which users search for nodes. */
export function nodesPanel(inEditor: InEditor): void {
	see(inEditor, 'opens with the key N and finds the node with its name', async () => {
		const { editor } = inEditor;
		await editor.go('/workflow/new');
		await editor.page.getByTestId('canvas-background').waitFor();
		await editor.page.getByTestId('canvas-add-button').first().waitFor();
		await editor.openNodesPanel();
		expect((await editor.searchNodes('refport'))[0]).toBe('Refport');
	});

	see(inEditor, 'finds the node with the word "affiliate"', async () => {
		const { editor } = inEditor;
		await editor.page.setViewportSize(WIDE);
		expect((await editor.searchNodes('affiliate'))[0]).toBe('Refport');
		await picture(editor.page, 'find-node', { around: [editor.nodesPanel], height: 230 });
	});

	see(inEditor, 'finds the node with every word that marketers search for', async () => {
		const { editor } = inEditor;
		const missed: string[] = [];
		for (const words of WORDS) if (!(await editor.findsNode(words))) missed.push(words);
		expect(missed).toEqual([]);
		await editor.findsNode('stripe');
		await picture(editor.page, 'search-stripe', { around: [editor.nodesPanel] });
		await editor.searchNodes('affiliate');
	});

	see(inEditor, 'lists the actions of the node', async () => {
		const { page, nodesPanel: panel, nodeOffers } = inEditor.editor;
		await nodeOffers.filter({ hasText: 'Refport' }).click();
		for (const action of ACTIONS) await panel.getByText(action, { exact: true }).waitFor();
		await page.setViewportSize(WIDE);
		await picture(page, 'actions', { around: [panel] });
	});
}
