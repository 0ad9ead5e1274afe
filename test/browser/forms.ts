import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { properties } from '../../nodes/Refport/operations';
import { signUps } from './signUps';
import { picture } from './pictures';
import { type InEditor, VIEWPORT, see } from './useEditor';

const CUSTOMER_FIELDS = ['Customer Avatar URL', 'Customer Email', 'Customer Name'];

const REQUEST_SETTINGS = [
	'Concurrency',
	'Longest Wait (Seconds)',
	'Max Attempts',
	'Max Requests/Second',
	'Timeout (Seconds)',
];

const EVENT_OPTIONS = [
	'Skip Already Tracked',
	'Include Input Fields',
	'When Click ID Is Missing',
	'Dry Run',
	'Invalid Optional Fields',
	'Cookie Name',
	'URL Parameter Name',
	'Retry If Outcome Is Unknown',
	'Requests and Retries',
];

const SOURCE_FIELDS = ['Data Source', 'Click ID Source'];

const LAST_FIELDS = ['Additional Fields', 'Specify Metadata', 'Options'];

const CASES = [
	{
		resource: 'lead',
		operation: 'track',
		fields: [...SOURCE_FIELDS, 'Event Name', 'Customer External ID', ...LAST_FIELDS],
		additional: CUSTOMER_FIELDS,
		options: EVENT_OPTIONS,
	},
	{
		resource: 'sale',
		operation: 'track',
		fields: [
			...[...SOURCE_FIELDS, 'Customer External ID', 'Amount', 'Amount Is In', 'Currency'],
			...['Invoice or Order ID', ...LAST_FIELDS],
		],
		additional: [...CUSTOMER_FIELDS, 'Event Name', 'Payment Processor'],
		options: EVENT_OPTIONS,
	},
	{
		resource: 'embedToken',
		operation: 'create',
		fields: ['Partner Email', 'Partner Name', 'Tenant ID', 'Enrollment ID', 'Theme', 'Options'],
		additional: undefined,
		options: ['Include Input Fields', 'Dry Run', 'Requests and Retries'],
	},
];

/** A collection with all entries added, each with its default value. */
function allEntries(name: string, resource: string): INodeParameters {
	const isOfVersion2 = ({ displayOptions: { show } = {} }: INodeProperties) =>
		(show?.['@version'] ?? [2]).includes(2);
	const collection = properties.find(
		(one) =>
			one.name === name &&
			one.displayOptions?.show?.resource?.includes(resource) &&
			isOfVersion2(one),
	);
	const entries = ((collection?.options ?? []) as INodeProperties[]).filter(isOfVersion2);
	return Object.fromEntries(entries.map((entry) => [entry.name, entry.default as string]));
}

/** Tests of the form of each operation, with all fields and options. */
export function forms(inEditor: InEditor): void {
	/** Opens the list of a collection and returns its entries. */
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
		see(inEditor, `shows the fields of ${resource} in order`, async () => {
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

		see(inEditor, `shows all options of ${resource} with their full labels`, async () => {
			const { editor, real } = inEditor;
			await editor.page.setViewportSize({ ...VIEWPORT, height: 2700 });
			const workflow = signUps(['Ada'], {
				resource,
				operation,
				additionalFields: allEntries('additionalFields', resource),
				options: allEntries('options', resource),
			});
			await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential));
			await editor.openNode();
			// The group is rendered after the other options.
			await editor.form.getByText(REQUEST_SETTINGS.at(-1) ?? '').waitFor();
			expect(await editor.labels()).toEqual(
				expect.arrayContaining([...options, ...REQUEST_SETTINGS]),
			);
			expect(await editor.cutOffLabels()).toEqual([]);
			await picture(editor.page, `form-${resource}`, { around: [editor.form] });
		});
	}
}
