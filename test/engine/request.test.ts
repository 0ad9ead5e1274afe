import { refportWorkflow, runWorkflow } from './engine';
import { leadParameters, signUp, trackLeads, useSandbox } from './fixtures';

const sandbox = useSandbox();

describe('a request to Refport', () => {
	it('has the documented path, headers and body', async () => {
		await trackLeads(sandbox.current, [signUp(42)], {
			more: {
				additionalFields: {
					customerEmail: 'ada@example.com',
					customerName: 'Ada Lovelace',
					customerAvatar: 'https://example.com/ada.png',
				},
				specifyMetadata: 'json',
				metadataJson: '{"plan":"pro","seats":3}',
			},
		});
		const [request] = sandbox.current.seen;
		expect(request).toMatchObject({
			path: '/api/track/lead',
			headers: {
				authorization: `Bearer ${sandbox.current.apiKey}`,
				'content-type': 'application/json',
				accept: 'application/json',
			},
		});
		expect(request?.body).toEqual({
			clickId: 'click_42',
			eventName: 'Sign Up',
			customerExternalId: '42',
			customerEmail: 'ada@example.com',
			customerName: 'Ada Lovelace',
			customerAvatar: 'https://example.com/ada.png',
			metadata: { plan: 'pro', seats: 3 },
		});
	});

	it('omits empty optional fields', async () => {
		await trackLeads(sandbox.current, [signUp(1)], {
			more: {
				additionalFields: {
					customerEmail: '={{ null }}',
					customerName: '   ',
					customerAvatar: '={{ undefined }}',
				},
			},
		});
		expect(sandbox.current.seen[0]?.body).toEqual({
			clickId: 'click_1',
			eventName: 'Sign Up',
			customerExternalId: '1',
		});
	});

	it('contains metadata with the chosen types, from expressions and fixed values', async () => {
		await trackLeads(sandbox.current, [signUp(3)], {
			more: {
				metadata: {
					assignments: [
						{ id: 'a', name: 'seats', type: 'number', value: '5' },
						{ id: 'b', name: 'trial', type: 'boolean', value: 'true' },
						{ id: 'c', name: 'user', type: 'string', value: '={{ $json.userId }}' },
						{ id: 'd', name: 'tags', type: 'array', value: '["a", 1, null]' },
						{ id: 'e', name: 'utm', type: 'object', value: '={{ {source: "x", nested: [1]} }}' },
						{ id: 'f', name: '', type: 'string', value: 'no name' },
					],
				},
			},
		});
		expect(sandbox.current.seen[0]?.body).toMatchObject({
			metadata: {
				seats: 5,
				trial: true,
				user: '3',
				tags: ['a', 1, null],
				utm: { source: 'x', nested: [1] },
			},
		});
	});

	it('keeps metadata names like __proto__ and Unicode unchanged', async () => {
		const metadataJson = '{"__proto__":{"a":1},"naïve 🎉":"\\u2028"}';
		await trackLeads(sandbox.current, [signUp(1)], {
			more: { specifyMetadata: 'json', metadataJson },
		});
		const { metadata } = sandbox.current.seen[0]?.body as { metadata: object };
		expect(JSON.stringify(metadata)).toBe(JSON.stringify(JSON.parse(metadataJson)));
	});

	it('ignores spaces around the API key and the Base URL, and slashes at the end of the URL', async () => {
		const credential = {
			apiKey: ` ${sandbox.current.apiKey}\n`,
			baseUrl: ` ${sandbox.current.url}// `,
		};
		const run = await runWorkflow(refportWorkflow(leadParameters()), [signUp(1)], credential);
		expect(run.items('Success')[0]?.json.outcome).toBe('tracked');
	});
});

describe('before any request, the node', () => {
	it('reports all problems of an item in one error, without showing the values', async () => {
		const run = await trackLeads(sandbox.current, [signUp(1)], {
			more: {
				customerExternalId: '={{ [] }}',
				additionalFields: { customerEmail: 'hunter2', customerAvatar: 'javascript:hunter2' },
				metadata: { assignments: [{ id: 'a', name: 'seats', type: 'number', value: 'hunter2' }] },
			},
			options: { whenOptionalInvalid: 'fail' },
		});
		expect(run.task('Refport')?.error?.message).toBe(
			'INVALID_INPUT: Customer External ID must be text, but is a list; Customer Email is not an e-mail address such as name@example.com; Customer Avatar URL is not a web address that begins with http:// or https://; Metadata "seats" must be of type number, but is text',
		);
		expect(run.task('Refport')?.error).toMatchObject({ name: 'NodeOperationError' });
		expect(sandbox.current.seen).toHaveLength(0);
	});

	it('names the line and column of an error in the metadata JSON', async () => {
		const run = await trackLeads(sandbox.current, [signUp(1)], {
			more: { specifyMetadata: 'json', metadataJson: '{\n  "plan": pro\n}' },
			options: { whenOptionalInvalid: 'fail' },
		});
		expect(run.task('Refport')?.error?.message).toBe(
			'INVALID_INPUT: Metadata is not valid JSON: it goes wrong at line 2, column 11 (position 12)',
		);
	});

	it('rejects a Base URL with http on another host, so the API key is never sent unencrypted', async () => {
		const credential = { apiKey: 'rk_secret', baseUrl: 'http://192.0.2.1' };
		const workflow = refportWorkflow(leadParameters(), { onError: 'continueErrorOutput' });
		const run = await runWorkflow(workflow, [signUp(1), signUp(2)], credential);
		const codes = run.items('Failure').map(({ json }) => (json.error as { code: string }).code);
		expect(codes).toEqual(['INVALID_BASE_URL', 'INVALID_BASE_URL']);
	});

	it('fails every item if the credential is missing', async () => {
		const workflow = refportWorkflow(leadParameters(), { onError: 'continueErrorOutput' });
		const run = await runWorkflow(workflow, [signUp(1)]);
		expect(run.items('Success')).toEqual([]);
		expect(run.items('Failure')[0]?.json).toMatchObject({ error: { code: 'CREDENTIAL_ERROR' } });
	});
});
