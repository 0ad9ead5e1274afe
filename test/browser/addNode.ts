import { boxOf } from './editor';
import { picture } from './pictures';
import { POSTED, onlyPosted } from './signUps';
import { type InEditor, VIEWPORT, see } from './useEditor';

const ACTION = 'Track lead';

/**
 * Wide enough for the nodes panel and a second node next to the one in the middle of the canvas.
 */
const WIDE = { ...VIEWPORT, width: 1500 };

/** The distance of the new node from the Webhook node, in px. */
const DISTANCE_PX = 140;

/** Tests of adding the node to a workflow that begins with a webhook. */
export function addNode(inEditor: InEditor): void {
	see(
		inEditor,
		'opens the form with the dragged action after dropping it on the canvas',
		async () => {
			const { editor, real } = inEditor;
			await editor.page.setViewportSize(WIDE);
			const workflow = await real.rest.createWorkflow(onlyPosted(['Ada']), real.credential);
			await editor.openWorkflow(workflow, POSTED);
			await editor.openNodesPanel();
			await editor.searchNodes('refport');
			await editor.nodeOffers.filter({ hasText: 'Refport' }).first().click();
			const action = editor.nodesPanel.getByText(ACTION, { exact: true });
			await action.waitFor();
			const { x, y, width, height } = await boxOf(editor.node(POSTED));
			const dropPoint = { x: x + width + DISTANCE_PX, y: y + height / 2 };
			await editor.drag(action, () => Promise.resolve(dropPoint));
			await editor.form.waitFor();
			const resource = editor.parameter('resource').locator('input');
			expect(await resource.inputValue()).toBe('Lead');
			await editor.closeNode();
			await editor.node(ACTION).waitFor();
		},
	);

	see(inEditor, 'connects it to the previous node by dragging', async () => {
		const { editor } = inEditor;
		await editor.page.setViewportSize(WIDE);
		const from = editor.node(POSTED).getByTestId('canvas-node-output-handle');
		await editor.dragInto(from, editor.node(ACTION).getByTestId('canvas-node-input-handle'));
		await editor.edge(POSTED, ACTION).waitFor({ state: 'attached' });
		const nodes = [editor.node(POSTED), editor.node(ACTION)];
		await picture(editor.page, 'add-node', { around: nodes, margin: 90 });
	});

	see(inEditor, 'shows the fields of the previous node as input', async () => {
		const { editor } = inEditor;
		await editor.openNode(ACTION);
		await editor.inputField('userId').waitFor();
		await picture(editor.page, 'added-node');
	});
}
