import type { INodeParameters, NodeApiError } from 'n8n-workflow';
import type { Fault } from '../sandbox/faults';
import { NODE, refportWorkflow, runWorkflow } from './engine';
import { leadParameters, signUp, trackLeads, useSandbox } from './fixtures';
import { requests } from '../requests';

const sandbox = useSandbox();

/** Retries have tests of their own. */
const oneAttempt: INodeParameters = requests({ maxAttempts: 1 });

const DOCUMENTED: [
	string,
	Fault,
	{ code: string; httpStatus: number; retryable: boolean; mayBeRecorded: boolean },
][] = [
	[
		'INVALID_CLICK_ID',
		{ status: 400, code: 'INVALID_CLICK_ID' },
		{ code: 'INVALID_CLICK_ID', httpStatus: 400, retryable: false, mayBeRecorded: false },
	],
	[
		'VALIDATION_ERROR',
		{ status: 400, code: 'VALIDATION_ERROR' },
		{ code: 'VALIDATION_ERROR', httpStatus: 400, retryable: false, mayBeRecorded: false },
	],
	[
		'UNAUTHORIZED',
		{ status: 401, code: 'UNAUTHORIZED' },
		{ code: 'UNAUTHORIZED', httpStatus: 401, retryable: false, mayBeRecorded: false },
	],
	[
		'RATE_LIMIT_EXCEEDED',
		{ status: 429, code: 'RATE_LIMIT_EXCEEDED' },
		{ code: 'RATE_LIMIT_EXCEEDED', httpStatus: 429, retryable: true, mayBeRecorded: false },
	],
	[
		'RATE_LIMITED',
		{ status: 429, code: 'RATE_LIMITED' },
		{ code: 'RATE_LIMITED', httpStatus: 429, retryable: true, mayBeRecorded: false },
	],
	[
		'an unknown code',
		{ status: 409, code: 'BRAND_NEW' },
		{ code: 'BRAND_NEW', httpStatus: 409, retryable: false, mayBeRecorded: false },
	],
	[
		'a 502 with HTML',
		{ status: 502, body: 'html' },
		{ code: 'HTTP_502', httpStatus: 502, retryable: true, mayBeRecorded: true },
	],
	[
		'an empty 503',
		{ status: 503, body: 'empty' },
		{ code: 'HTTP_503', httpStatus: 503, retryable: true, mayBeRecorded: false },
	],
	[
		'a redirect',
		{ status: 302, headers: { location: '/login' } },
		{ code: 'UNEXPECTED_REPLY', httpStatus: 302, retryable: false, mayBeRecorded: false },
	],
	[
		'a 200 with HTML',
		{ body: 'html' },
		{ code: 'UNEXPECTED_REPLY', httpStatus: 200, retryable: false, mayBeRecorded: true },
	],
	[
		'an empty 200',
		{ body: 'empty' },
		{ code: 'UNEXPECTED_REPLY', httpStatus: 200, retryable: false, mayBeRecorded: true },
	],
	[
		'a truncated 200',
		{ body: 'truncated' },
		{ code: 'UNEXPECTED_REPLY', httpStatus: 200, retryable: false, mayBeRecorded: true },
	],
	[
		'a 200 with other JSON',
		{ body: 'otherJson' },
		{ code: 'UNEXPECTED_REPLY', httpStatus: 200, retryable: false, mayBeRecorded: true },
	],
];

/** The fields of `error` on the error output that identify the event. */
const EVENT = {
	eventName: 'Sign Up',
	customer: { externalId: '2', email: null, name: null },
	click: { id: 'click_2' },
};

describe.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'On Error: %s',
	(onError) => {
		const output = onError === 'continueErrorOutput' ? 'Failure' : 'Success';

		it.each(DOCUMENTED)(
			'reports %s with code, status code and advice',
			async (_, fault, expected) => {
				sandbox.current.faults.add({ ...fault, clickId: 'click_2', times: 1 });
				const { items } = await trackLeads(sandbox.current, [signUp(1), signUp(2)], {
					options: oneAttempt,
					onError,
				});
				const item = items(NODE, onError === 'continueErrorOutput' ? 1 : 0).find(
					({ json }) => json.error,
				);
				expect(item?.pairedItem).toEqual({ item: 1 });
				expect(item?.json.error).toEqual({
					...expected,
					message: expect.stringMatching(new RegExp(`^${expected.code}: \\S`)) as string,
					description: expect.stringMatching(/\.$/) as string,
					attempts: 1,
					...(onError === 'continueErrorOutput' ? EVENT : {}),
				});
				expect(items('Success')[0]?.json.outcome).toBe('tracked');
			},
		);

		it('suggests checking the Base URL if the response does not come from Refport', async () => {
			sandbox.current.faults.add({ body: 'html' });
			const { items } = await trackLeads(sandbox.current, [signUp(1)], {
				options: oneAttempt,
				onError,
			});
			const { description } = items(output)[0]?.json.error as { description: string };
			expect(description).toMatch(/Check the Base URL/);
		});
	},
);

it('states the wait that Refport asks for, and counts the failures in a warning', async () => {
	const wait = { form: 'seconds', seconds: 900 } as const;
	sandbox.current.faults.add({ clickId: 'click_1', status: 429, wait });
	sandbox.current.faults.add({ clickId: 'click_2', connection: 'reset' });
	const items = [signUp(0, 'bad'), signUp(2), signUp(3, 'bad'), signUp(4), signUp(1)];
	const { items: out, task } = await trackLeads(sandbox.current, items, {
		options: requests({ maxAttempts: 1, concurrency: 1 }),
		onError: 'continueErrorOutput',
	});
	const errors = out('Failure').map(({ json }) => json.error as Record<string, unknown>);
	expect(errors.map(({ retryAfter, mayBeRecorded }) => [retryAfter, mayBeRecorded])).toEqual([
		[undefined, false],
		[undefined, true],
		[undefined, false],
		[900, false],
	]);
	expect(task(NODE)?.hints).toEqual([
		{
			message:
				'4 of 5 items failed: INVALID_CLICK_ID (2), CONNECTION_RESET (1), CODE_429 (1). Refport may have recorded 1 of them. Check Refport before you send them again.',
			type: 'warning',
			location: 'outputPane',
		},
		expect.objectContaining({
			message: expect.stringMatching(/^If you execute this node again/) as string,
		}),
	]);
});

it('keeps the input fields next to the error on the error output', async () => {
	const { items } = await trackLeads(sandbox.current, [{ ...signUp(3, 'bad') }], {
		onError: 'continueErrorOutput',
	});
	expect(items('Success')).toEqual([]);
	expect(items('Failure')[0]?.json).toMatchObject({
		userId: 3,
		clickId: 'bad',
		error: { code: 'INVALID_CLICK_ID' },
	});
});

it('neither follows redirects nor retries requests that cannot succeed', async () => {
	sandbox.current.faults.add({
		clickId: 'click_1',
		status: 307,
		headers: { location: '/api/track/lead' },
	});
	await trackLeads(sandbox.current, [signUp(1), signUp(2, 'bad')], {
		onError: 'continueErrorOutput',
	});
	expect(sandbox.current.seen).toHaveLength(2);
});

it.each([
	['a refused connection', 'http://127.0.0.1:1', 'CONNECTION_REFUSED', true],
	['an unknown host', 'https://refport.invalid', 'DNS_FAILURE', true],
])('reports %s with its code', async (_, baseUrl, code, retryable) => {
	const workflow = refportWorkflow(leadParameters(oneAttempt), { onError: 'continueErrorOutput' });
	const { items } = await runWorkflow(workflow, [signUp(1)], { apiKey: 'key', baseUrl });
	expect(items('Failure')[0]?.json.error).toMatchObject({ code, retryable, httpStatus: null });
});

it.each([
	['a reset connection', { connection: 'reset' }, 'CONNECTION_RESET'],
	['a connection that hangs', { connection: 'hang' }, 'TIMEOUT'],
] as const)('reports %s with its code', async (_, fault, code) => {
	sandbox.current.faults.add(fault);
	const { items } = await trackLeads(sandbox.current, [signUp(1)], {
		options: requests({ maxAttempts: 1, timeout: 1 }),
		onError: 'continueErrorOutput',
	});
	expect(items('Failure')[0]?.json.error).toMatchObject({ code, retryable: true });
});

it('throws a NodeApiError with status code, item and cause if On Error is Stop Workflow', async () => {
	sandbox.current.faults.add({ status: 401, code: 'UNAUTHORIZED', message: 'No such key' });
	const { task } = await trackLeads(sandbox.current, [signUp(1)]);
	const error = task(NODE)?.error as unknown as NodeApiError;
	expect(error).toMatchObject({
		name: 'NodeApiError',
		message: 'UNAUTHORIZED: No such key',
		httpCode: '401',
		context: { itemIndex: 0 },
		failure: { cause: 'credential-invalid' },
	});
	expect(error.description).toMatch(/^Nothing was recorded\. Open the credential and enter a key/);
});

it("keeps Refport's message if it contains a system code, which n8n would replace", async () => {
	sandbox.current.faults.add({
		status: 400,
		code: 'VALIDATION_ERROR',
		message: 'ENOENT is no name',
	});
	const { task } = await trackLeads(sandbox.current, [signUp(1)]);
	expect(task(NODE)?.error?.message).toBe('VALIDATION_ERROR: ENOENT is no name');
});

it('never shows the API key, even if the response quotes it', async () => {
	sandbox.current.faults.add({ status: 401, body: 'echo' });
	for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
		const { run } = await trackLeads(sandbox.current, [signUp(1)], { onError });
		const output = JSON.stringify(run);
		expect(output).toContain('Not a valid key: Bearer ***');
		expect(output).not.toContain(sandbox.current.apiKey);
	}
});
