import type { INode, INodeParameters } from 'n8n-workflow';
import { Sandbox, type SandboxOptions } from '../sandbox/sandbox';
import { type EngineRun, refportWorkflow, runWorkflow } from './engine';

/** A Track a lead node whose fields take their values from the item. */
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

/** One sign-up of the form that most tests use. */
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

/** A sandbox for the tests of a file, clean before each of them, with an API key of which no throttle knows. */
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
