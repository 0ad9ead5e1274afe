import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { properties } from '../../nodes/Refport/operations';
import { signUps } from './signUps';
import { picture } from './pictures';
import { type InEditor, VIEWPORT, see } from './useEditor';

const CUSTOMER = ['Customer Avatar URL', 'Customer Email', 'Customer Name'];

const SENDING = [
	'Concurrency',
	'Dry Run',
	'Include Input Fields',
	'Longest Wait (Seconds)',
	'Max Attempts',
	'Max Requests per Second',
	'Timeout (Seconds)',
];

const EVENT = [
	...SENDING,
	'Cookie Name',
	'Retry If Outcome Is Unknown',
	'Skip Already Tracked',
	'URL Parameter Name',
	'When Click ID Is Missing',
].sort();

const METADATA = ['Specify Metadata', 'Metadata', 'Options'];

const CASES = [
	{
		resource: 'lead',
		operation: 'track',
		fields: ['Event Name', 'Customer External ID', 'Additional Fields', ...METADATA],
		additional: CUSTOMER,
		options: EVENT,
	},
	{
		resource: 'sale',
		operation: 'track',
		fields: ['Customer External ID', 'Amount', 'Amount Is In', 'Additional Fields', ...METADATA],
		additional: ['Currency', ...CUSTOMER, 'Event Name', 'Invoice ID', 'Payment Processor'],
		options: EVENT,
	},
	{
		resource: 'embedToken',
		operation: 'create',
		fields: ['Partner Email', 'Partner Name', 'Tenant ID', 'Enrollment ID', 'Theme', 'Options'],
		additional: undefined,
		options: SENDING,
	},
];

/** The parameter of this name with all of its entries added, each at its default. */
function everythingIn(name: string, resource: string): INodeParameters {
	const collection = properties.find(
		(one) => one.name === name && one.displayOptions?.show?.resource?.includes(resource),
	);
	const entries = (collection?.options ?? []) as INodeProperties[];
	return Object.fromEntries(entries.map((entry) => [entry.name, entry.default as string]));
}

/** The form of each operation, with everything in it that can be added. */
export function forms(inEditor: InEditor): void {
	const offered = () => inEditor.editor.page.locator('[role=option]:visible');

	/** Opens the list of a collection and tells what it offers. */
	async function entriesOf(collection: number): Promise<string[]> {
		const { form, page } = inEditor.editor;
		const add = form.getByTestId('collection-parameter-add').nth(collection);
		await add.click();
		await offered().first().waitFor();
		const names = (await offered().allInnerTexts()).map((text) => text.trim());
		await page.keyboard.press('Escape');
		await offered().first().waitFor({ state: 'hidden' });
		return names;
	}

	for (const { resource, operation, fields, additional, options } of CASES) {
		see(inEditor, `has the fields of ${resource} in their order`, async () => {
			const { editor, real } = inEditor;
			await editor.page.setViewportSize({ ...VIEWPORT, height: 1300 });
			const workflow = signUps(['Ada'], { resource, operation });
			await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential));
			await editor.openNode();
			const clickId = resource === 'embedToken' ? [] : ['Click ID Source', 'Click ID'];
			const labels = ['Resource', 'Operation', ...clickId, ...fields];
			expect((await editor.labels()).slice(0, labels.length)).toEqual(labels);
			if (additional) expect(await entriesOf(0)).toEqual(additional);
			expect(await entriesOf(additional ? 1 : 0)).toEqual(options);
		});

		see(inEditor, `shows all options of ${resource}`, async () => {
			const { editor, real } = inEditor;
			await editor.page.setViewportSize({ ...VIEWPORT, height: 2700 });
			const workflow = signUps(['Ada'], {
				resource,
				operation,
				additionalFields: everythingIn('additionalFields', resource),
				options: everythingIn('options', resource),
			});
			await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential));
			await editor.openNode();
			expect(await editor.labels()).toEqual(expect.arrayContaining(options));
			await picture(editor.page, `form-${resource}`, { around: [editor.form] });
		});
	}
}
