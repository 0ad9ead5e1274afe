import type { IDataObject, INode } from 'n8n-workflow';
import { picture } from './pictures';
import { LEAD, POSTED, posted, signUps } from './signUps';
import { type InEditor, VIEWPORT, see } from './useEditor';

const ORDER = {
	refp_id: 'click_ada',
	userId: 1001,
	amount: '49',
	currency: 'EUR',
	orderId: 'order_1',
};

const SALE = {
	resource: 'sale',
	customerExternalId: '={{ $json.body.userId }}',
	amount: '={{ $json.body.amount }}',
	amountUnit: 'major',
	currency: '={{ $json.body.currency }}',
	invoiceId: '={{ $json.body.orderId }}',
};

const SIGN_UP = { resource: 'lead', customerExternalId: '={{ $json.body.userId }}' };

/** What a marketer gets wrong, and what would cost somebody money if the node kept silent. */
export function mistakes(inEditor: InEditor): void {
	async function open(bodies: IDataObject[], parameters: INode['parameters']): Promise<void> {
		const { editor, real } = inEditor;
		const workflow = posted(bodies, parameters);
		await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential));
		await editor.openNode();
	}

	/** Runs the node, and returns what the output says of its failure. */
	async function failureOf(name: string): Promise<string> {
		const { editor, real } = inEditor;
		await editor.runNode();
		const message = editor.output.getByTestId('node-error-message');
		await message.waitFor();
		await picture(editor.page, name);
		expect(real.sandbox.recorded).toEqual([]);
		return await message.innerText();
	}

	async function runAndSee(text: string | RegExp, name: string): Promise<void> {
		const { editor } = inEditor;
		await editor.runNode();
		await editor.output.getByText(text).first().waitFor();
		await picture(editor.page, name);
	}

	see(inEditor, 'a sale without a currency is refused', async () => {
		const { currency, ...order } = ORDER;
		expect(currency).toBe('EUR');
		await open([order], SALE);
		expect(await failureOf('currency-empty')).toBe(
			'INVALID_INPUT: Currency is empty. Enter a code such as eur, or map the currency of the order.',
		);
	});

	see(inEditor, 'fields that must be filled in are marked before the run', async () => {
		const { editor, real } = inEditor;
		await editor.page.setViewportSize({ ...VIEWPORT, height: 1000 });
		await open([ORDER], { resource: 'sale' });
		await editor.parameter('currency').waitFor();
		await editor.runNode();
		await editor.form.getByTestId('parameter-issues').first().waitFor();
		await picture(editor.page, 'required-fields');
		expect(real.sandbox.seen).toEqual([]);
	});

	see(inEditor, 'a sale without an invoice ID is sent with a warning', async () => {
		const { orderId, ...order } = ORDER;
		expect(orderId).toBe('order_1');
		await open([ORDER, order], SALE);
		await runAndSee('1 of 2 items without an Invoice or Order ID', 'invoice-missing');
		expect(inEditor.real.sandbox.recorded).toHaveLength(2);
	});

	see(inEditor, 'a mistyped path to the click ID is told from an organic visitor', async () => {
		await open([ORDER], { ...SALE, clickIdSource: 'define', clickId: '={{ $json.body.refpid }}' });
		expect(await failureOf('click-id-mistyped')).toBe(
			'INVALID_INPUT: Click ID is empty, but this item has one at body.refp_id. Map that field, or choose Find Automatically.',
		);
	});

	see(inEditor, 'a run in which no item has a click ID is a warning', async () => {
		const { editor } = inEditor;
		await open([{ userId: 1 }, { userId: 2 }], SIGN_UP);
		await runAndSee('2 of 2 items skipped: no click ID.', 'no-click-id');
		expect(await editor.output.innerText()).toContain('Check that your site sends it');
	});

	see(inEditor, 'an amount without its unit is refused', async () => {
		const { editor, real } = inEditor;
		const { amountUnit, ...sale } = SALE;
		expect(amountUnit).toBe('major');
		await open([ORDER], sale);
		await editor.runNode();
		await editor.form.getByTestId('parameter-issues').first().waitFor();
		await editor.parameter('amountUnit').scrollIntoViewIfNeeded();
		await picture(editor.page, 'unit-not-chosen');
		expect(real.sandbox.seen).toEqual([]);
	});

	see(inEditor, 'an amount in the wrong unit shows as it is read', async () => {
		await open([ORDER], { ...SALE, amountUnit: 'smallest' });
		await runAndSee('0.49 EUR', 'wrong-unit');
	});

	see(inEditor, 'an expression typed as fixed text is refused', async () => {
		await open([ORDER], { ...SIGN_UP, customerExternalId: '$json.body.userId' });
		expect(await failureOf('typed-expression')).toBe(
			'INVALID_INPUT: Customer External ID: This is an expression typed as fixed text. Switch the field to Expression.',
		);
	});

	see(
		inEditor,
		'a field that is dragged onto an empty one leaves no other text in it',
		async () => {
			const { editor } = inEditor;
			await editor.page.setViewportSize({ ...VIEWPORT, height: 1300 });
			await open([ORDER], { resource: 'sale' });
			for (const [from, to] of [
				['userId', 'customerExternalId'],
				['amount', 'amount'],
				['currency', 'currency'],
				['orderId', 'invoiceId'],
			] as const) {
				await editor.dragInto(editor.inputField(from), editor.parameter(to));
				await editor.parameter(to).getByText(`{{ $json.body.${from} }}`).waitFor();
				expect(await editor.textOf(to)).toBe(`{{ $json.body.${from} }}`);
			}
			await picture(editor.page, 'dragged-sale');
			await open([ORDER], { resource: 'lead' });
			await editor.dragInto(editor.inputField('orderId'), editor.parameter('eventName'));
			await editor.parameter('eventName').getByText('{{ $json.body.orderId }}').waitFor();
			expect(await editor.textOf('eventName')).toBe('{{ $json.body.orderId }}');
		},
	);

	see(inEditor, 'optional fields that are left out are counted, and the lead is sent', async () => {
		const broken = { ...ORDER, email: 'n/a', avatar: 'data:image/png;base64,AA==' };
		await open([broken], {
			...SIGN_UP,
			additionalFields: {
				customerEmail: '={{ $json.body.email }}',
				customerAvatar: '={{ $json.body.avatar }}',
			},
		});
		await runAndSee('1 of 1 items without some optional fields', 'omitted');
		expect(inEditor.real.sandbox.recorded.map(({ body }) => body)).toEqual([
			{ clickId: 'click_ada', eventName: 'Sign Up', customerExternalId: '1001' },
		]);
	});

	see(inEditor, 'hints leave room for the first rows at 1,100 px', async () => {
		const { editor, real } = inEditor;
		const viewport = { width: 1100, height: 760 };
		await editor.page.setViewportSize(viewport);
		const workflow = signUps(
			['Ada', 'Bo', 'Cyd', 'Eli', 'Fay'],
			{
				...LEAD,
				customerExternalId: '={{ $json.body.userId }}',
				additionalFields: { customerEmail: '={{ $json.body.email }}' },
			},
			{ onError: 'continueRegularOutput' },
		);
		await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential), POSTED);
		await editor.openNode();
		await editor.runNode();
		const row = editor.output.locator('tbody tr').nth(1);
		await row.waitFor();
		const box = await row.boundingBox();
		await picture(editor.page, 'hints-1100');
		expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(viewport.height);
	});
}
