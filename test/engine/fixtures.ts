import type { INode, INodeParameters } from 'n8n-workflow';
import { Sandbox, type SandboxOptions } from '../sandbox/sandbox';
import { type EngineRun, refportWorkflow, runWorkflow } from './engine';

/** The parameters of Track a lead, with expressions that read the values of the item. */
export const leadParameters = (
	options: INodeParameters = {},
	more: INodeParameters = {},
): INodeParameters => ({
	resource: 'lead',
	operation: 'track',
	clickIdSource: 'define',
	clickId: '={{ $json.clickId }}',
	eventName: 'Sign Up',
	customerExternalId: '={{ $json.userId }}',
	additionalFields: {},
	specifyMetadata: 'fields',
	metadata: {},
	options,
	...more,
});

export const credentialFor = (sandbox: Sandbox) => ({
	apiKey: sandbox.apiKey,
	baseUrl: sandbox.url,
});

/** The input item of most tests. */
export const signUp = (userId: number, clickId = `click_${userId}`) => ({ clickId, userId });

/** Runs Track a lead against the sandbox. */
export const trackLeads = (
	sandbox: Sandbox,
	items: ReturnType<typeof signUp>[],
	{ options = {}, more = {}, ...settings }: TrackSettings = {},
): Promise<EngineRun> =>
	runWorkflow(
		refportWorkflow(leadParameters(options, more), settings),
		items,
		credentialFor(sandbox),
	);

interface TrackSettings extends Partial<INode> {
	options?: INodeParameters;
	more?: INodeParameters;
}

let accounts = 0;

/**
 * A sandbox for the tests of a file. Each test has its own API key, because throttles are per key.
 */
export function useSandbox(options?: SandboxOptions): { readonly current: Sandbox } {
	const sandbox = new Sandbox(options);
	beforeAll(() => sandbox.start());
	beforeEach(() => {
		sandbox.reset();
		accounts += 1;
		sandbox.apiKey = `${sandbox.apiKey}_${accounts}`;
	});
	afterAll(() => sandbox.stop());
	return { current: sandbox };
}
