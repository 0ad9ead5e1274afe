import { ORDER, SALE, SIGN_UP, openPosted, runUntil } from './orders';
import { picture } from './pictures';
import { type InEditor, VIEWPORT, see } from './useEditor';

/** Tests of mistakes that would cost money if the node sent the event. */
export function mistakes(inEditor: InEditor): void {
	/** Runs the node, and returns the error in the output. */
	async function failureOf(name: string): Promise<string> {
		const { editor, real } = inEditor;
		await editor.runNode();
		const message = editor.output.getByTestId('node-error-message');
		await message.waitFor();
		await picture(editor.page, name);
		expect(real.sandbox.recorded).toEqual([]);
		return await message.innerText();
	}

	see(inEditor, 'rejects a sale without a currency', async () => {
		const { currency, ...order } = ORDER;
		expect(currency).toBe('EUR');
		await openPosted(inEditor, [order], SALE);
		expect(await failureOf('currency-empty')).toBe(
			'INVALID_INPUT: Currency is empty. Enter a code such as eur, or map the currency of the order.',
		);
	});

	see(inEditor, 'does not run if a required field is empty', async () => {
		const { editor, real } = inEditor;
		await editor.page.setViewportSize({ ...VIEWPORT, height: 1000 });
		await openPosted(inEditor, [ORDER], { resource: 'sale' });
		await editor.parameter('currency').waitFor();
		await editor.runNode();
		for (const field of ['Customer External ID', 'Amount', 'Amount Is In', 'Currency']) {
			await editor.page.getByText(`Parameter "${field}" is required`).first().waitFor();
		}
		await picture(editor.page, 'required-fields');
		expect(real.sandbox.seen).toEqual([]);
	});

	see(inEditor, 'reports a wrong path to the click ID', async () => {
		await openPosted(inEditor, [ORDER], {
			...SALE,
			clickIdSource: 'define',
			clickId: '={{ $json.body.refpid }}',
		});
		expect(await failureOf('click-id-mistyped')).toBe(
			'INVALID_INPUT: Click ID is empty, but this item has one at body.refp_id. Map that field, or choose Find Automatically.',
		);
	});

	see(inEditor, 'does not run without the unit of the amount', async () => {
		const { editor, real } = inEditor;
		const { amountUnit, ...sale } = SALE;
		expect(amountUnit).toBe('major');
		await openPosted(inEditor, [ORDER], sale);
		await editor.runNode();
		await editor.page.getByText('Parameter "Amount Is In" is required').waitFor();
		await editor.parameter('amountUnit').scrollIntoViewIfNeeded();
		await picture(editor.page, 'unit-not-chosen');
		expect(real.sandbox.seen).toEqual([]);
	});

	see(inEditor, 'shows a readable amount that reveals a wrong unit', async () => {
		await inEditor.editor.page.setViewportSize({ ...VIEWPORT, width: 1300 });
		await openPosted(inEditor, [ORDER], { ...SALE, amountUnit: 'smallest' });
		await runUntil(inEditor, '0.49 EUR', 'wrong-unit');
	});

	see(inEditor, 'rejects an expression typed as fixed text', async () => {
		await openPosted(inEditor, [ORDER], { ...SIGN_UP, customerExternalId: '$json.body.userId' });
		expect(await failureOf('typed-expression')).toBe(
			'INVALID_INPUT: Customer External ID: This is an expression typed as fixed text. Switch the field to Expression.',
		);
	});

	see(inEditor, 'leaves no other text in a parameter onto which a field is dragged', async () => {
		const { editor } = inEditor;
		await editor.page.setViewportSize({ ...VIEWPORT, height: 1300 });
		await openPosted(inEditor, [ORDER], { resource: 'sale' });
		await editor.dragInto(editor.inputField('userId'), editor.parameter('customerExternalId'));
		await editor.parameter('customerExternalId').getByText('{{ $json.body.userId }}').waitFor();
		expect(await editor.textOf('customerExternalId')).toBe('{{ $json.body.userId }}');
		await picture(editor.page, 'dragged-sale');
	});
}
