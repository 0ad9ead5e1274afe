import type { INodeParameters } from 'n8n-workflow';
import { ExecuteContext } from 'n8n-core';
import { signUp, trackLeads, useSandbox } from './fixtures';

const sandbox = useSandbox();

interface Reader {
	_getNodeParameter: (name: string) => unknown;
}

/** The number of times that the node reads each parameter for five items. */
async function reads(more: INodeParameters, options: INodeParameters = {}) {
	const spy = jest.spyOn(ExecuteContext.prototype as unknown as Reader, '_getNodeParameter');
	await trackLeads(
		sandbox.current,
		[1, 2, 3, 4, 5].map((id) => signUp(id)),
		{ more, options },
	);
	const names = spy.mock.calls.map(([name]) => name);
	spy.mockRestore();
	return Object.fromEntries(
		names.map((name) => [name, names.filter((one) => one === name).length]),
	);
}

it('resolves expressions once per item, and reads fixed values only once', async () => {
	const counts = await reads({ clickId: '={{ $json.clickId.trim() }}' });
	expect(counts).toMatchObject({ clickId: 5, eventName: 1, metadata: 1 });
	expect(Object.values(counts).filter((count) => count > 2)).toEqual([5]);
	expect(sandbox.current.recorded).toHaveLength(5);
});

it('does not ask n8n for a field of the item', async () => {
	const counts = await reads({});
	expect([counts.clickId, counts.customerExternalId]).toEqual([undefined, undefined]);
	expect(sandbox.current.recorded).toHaveLength(5);
});

it('resolves expressions inside collections once per item', async () => {
	const counts = await reads({
		additionalFields: { customerName: '={{ "Customer " + $json.userId }}' },
	});
	expect(counts.additionalFields).toBe(5);
	expect(sandbox.current.recorded.map(({ body }) => body.customerName)).toEqual(
		[1, 2, 3, 4, 5].map((id) => `Customer ${id}`),
	);
});
