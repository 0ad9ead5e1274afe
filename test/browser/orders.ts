import type { IDataObject, INode } from 'n8n-workflow';
import { picture } from './pictures';
import { posted } from './signUps';
import type { InEditor } from './useEditor';

/** A paid order as a site sends it. */
export const ORDER = {
	refp_id: 'click_ada',
	userId: 1001,
	amount: '49',
	currency: 'EUR',
	orderId: 'order_1',
};

/** The parameters of a sale that maps the order. */
export const SALE = {
	resource: 'sale',
	customerExternalId: '={{ $json.body.userId }}',
	amount: '={{ $json.body.amount }}',
	amountUnit: 'major',
	currency: '={{ $json.body.currency }}',
	invoiceId: '={{ $json.body.orderId }}',
};

/** The parameters of a lead with Find Automatically. */
export const SIGN_UP = { resource: 'lead', customerExternalId: '={{ $json.body.userId }}' };

/** Opens a Refport node whose input are these request bodies. */
export async function openPosted(
	{ editor, real }: InEditor,
	bodies: IDataObject[],
	parameters: INode['parameters'],
): Promise<void> {
	const workflow = posted(bodies, parameters);
	await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential));
	await editor.openNode();
}

/** Runs the node, waits until the output shows the text, and takes a screenshot. */
export async function runUntil({ editor }: InEditor, text: string, name: string): Promise<void> {
	await editor.runNode();
	await editor.output.getByText(text).first().waitFor();
	await picture(editor.page, name);
}
