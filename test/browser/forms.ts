import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { properties } from '../../nodes/Refport/operations';
import { signUps } from './signUps';
import { picture } from './pictures';
import { type InEditor, VIEWPORT, see } from './useEditor';

const CUSTOMER = ['Customer Avatar URL', 'Customer Email', 'Customer Name'];

const SENDING = [
	'Concurrency',
	'Longest Wait (Seconds)',
	'Max Attempts',
	'Max Requests per Second',
	'Timeout (Seconds)',
];

const EVENT = [
	'Skip Already Tracked',
	'Include Input Fields',
	'When Click ID Is Missing',
	'Dry Run',
	'Invalid Optional Fields',
	'Cookie Name',
	'URL Parameter Name',
	'Retry If Outcome Is Unknown',
	...SENDING,
];

const DEFINED = ['Data Source', 'Click ID Source'];

const LAST = ['Additional Fields', 'Specify Metadata', 'Options'];

const CASES = [
	{
		resource: 'lead',
		operation: 'track',
		fields: [...DEFINED, 'Event Name', 'Customer External ID', ...LAST],
		additional: CUSTOMER,
		options: EVENT,
	},
	{
		resource: 'sale',
		operation: 'track',
		fields: [
			...[...DEFINED, 'Customer External ID', 'Amount', 'Amount Is In', 'Currency'],
			...['Invoice or Order ID', ...LAST],
		],
		additional: [...CUSTOMER, 'Event Name', 'Payment Processor'],
		options: EVENT,
	},
	{
		resource: 'embedToken',
		operation: 'create',
		fields: ['Partner Email', 'Partner Name', 'Tenant ID', 'Enrollment ID', 'Theme', 'Options'],
		additional: undefined,
		options: ['Include Input Fields', 'Dry Run', ...SENDING],
	},
];

/** The parameter of this name with all of its entries added, each at its default. */
function everythingIn(name: string, resource: string): INodeParameters {
	const shown = ({ displayOptions: { show } = {} }: INodeProperties) =>
		show?.resource?.includes(resource) && (show['@version'] ?? [2]).includes(2);
	const collection = properties.find((one) => one.name === name && shown(one));
	const entries = (collection?.options ?? []) as INodeProperties[];
	return Object.fromEntries(entries.map((entry) => [entry.name, entry.default as string]));
}

/** The form of each operation, with everything in it that can be added. */
export function forms(inEditor: InEditor): void {
	/** Opens the list of a collection and tells what it offers. */
	async function entriesOf(collection: number): Promise<string[]> {
		const { form, offered, page } = inEditor.editor;
		const add = form.getByTestId('collection-parameter-add').nth(collection);
		await add.click();
		await offered.first().waitFor();
		const names = (await offered.allInnerTexts()).map((text) => text.trim());
		await page.keyboard.press('Escape');
		await offered.first().waitFor({ state: 'hidden' });
		return names;
	}

	for (const { resource, operation, fields, additional, options } of CASES) {
		see(inEditor, `has the fields of ${resource} in their order`, async () => {
			const { editor, real } = inEditor;
			await editor.page.setViewportSize({ ...VIEWPORT, height: 1300 });
			const workflow = signUps(['Ada'], { resource, operation });
			await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential));
			await editor.openNode();
			const labels = ['Resource', 'Operation', ...fields];
			expect((await editor.labels()).slice(0, labels.length)).toEqual(labels);
			await picture(editor.page, `fresh-${resource}`);
			if (additional) expect(await entriesOf(0)).toEqual(additional);
			expect(await entriesOf(additional ? 1 : 0)).toEqual(options);
		});

		see(inEditor, `shows all options of ${resource}, and cuts off no label`, async () => {
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
			expect(await editor.cutOffLabels()).toEqual([]);
			await picture(editor.page, `form-${resource}`, { around: [editor.form] });
		});
	}
}
