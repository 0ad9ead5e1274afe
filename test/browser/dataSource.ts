import type { INode } from 'n8n-workflow';
import startInvoice from '../fixtures/sources/stripe/subscription-start-invoice.json';
import { NODE } from '../engine/engine';
import { REFPORT_TYPE } from '../engine/standIns';
import { picture } from './pictures';
import { type Workflow, node } from './signUps';
import { type InEditor, see } from './useEditor';

const TRIGGER = 'Stripe Trigger';

/** The sandbox accepts click IDs that begin with `click_`. */
const CLICK_ID = 'click_Yw3kT81';

const invoicePaid = () => {
	const event = structuredClone(startInvoice);
	event.data.object.parent.subscription_details.metadata.refportClickId = CLICK_ID;
	return event;
};

const stripeSale = (parameters: INode['parameters']): Workflow => ({
	name: 'Stripe sales',
	nodes: [
		node(TRIGGER, 'n8n-nodes-base.stripeTrigger', 0, 0, {
			parameters: { events: ['checkout.session.completed', 'invoice.paid'] },
			webhookId: 'stripe',
		}),
		node(NODE, REFPORT_TYPE, 240, 0, { typeVersion: 2, parameters }),
	],
	connections: { [TRIGGER]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
	pinData: { [TRIGGER]: [{ json: invoicePaid() }] },
});

/** Wide enough to show the amount in the output. */
const WIDE = { width: 1300, height: 760 };

const EXTRA_WIDTH_PX = 60;

const SERVICE_FIELDS = ['Event', 'Override Fields', 'Specify Metadata', 'Options'];

/** Tests of reporting an event of a service without mapping any field. */
export function dataSource(inEditor: InEditor): void {
	see(inEditor, 'hides the fields that are read from the event of the service', async () => {
		const { editor, real } = inEditor;
		const workflow = stripeSale({ resource: 'sale' });
		await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential));
		await editor.openNode();
		await editor.parameter('dataSource').locator('input').click();
		await editor.offered.getByText('Stripe', { exact: true }).waitFor();
		await picture(editor.page, 'data-sources');
		await editor.page.keyboard.press('Escape');
		await editor.choose('dataSource', 'Stripe');
		await editor.form.getByText('Reads paid checkout sessions and invoices').waitFor();
		const labels = ['Resource', 'Operation', 'Data Source', ...SERVICE_FIELDS];
		expect((await editor.labels()).slice(0, labels.length)).toEqual(labels);
		expect(await editor.cutOffLabels()).toEqual([]);
	});

	see(inEditor, 'tracks the sale from an event of the trigger', async () => {
		const { editor, real } = inEditor;
		await editor.page.setViewportSize(WIDE);
		await editor.runNode();
		await editor.output.getByText('tracked', { exact: true }).waitFor();
		await editor.output.getByText('11.90 EUR').waitFor();
		expect(real.sandbox.recorded.map(({ body }) => body)).toEqual([
			{
				clickId: CLICK_ID,
				customerExternalId: 'user_7',
				customerEmail: 'ada@example.com',
				customerName: 'Ada Lovelace',
				amount: 1190,
				currency: 'eur',
				eventName: 'Purchase',
				invoiceId: 'in_1Pgc6tB7WZ',
				paymentProcessor: 'stripe',
			},
		]);
		await editor.parameter('resource').scrollIntoViewIfNeeded();
		await editor.widenOutput(EXTRA_WIDTH_PX);
		await picture(editor.page, 'stripe-sale');
	});

	see(inEditor, 'is readable in the dark theme', async () => {
		const { editor } = inEditor;
		await editor.page.setViewportSize(WIDE);
		await editor.page.emulateMedia({ colorScheme: 'dark' });
		await picture(editor.page, 'stripe-sale-dark');
		await editor.choose('dataSource', 'Define Below');
		await picture(editor.page, 'sale-dark');
		await editor.page.emulateMedia({ colorScheme: 'light' });
	});
}
