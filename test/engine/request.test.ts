import { refportWorkflow, runWorkflow } from './engine';
import { leadParameters, signUp, trackLeads, useSandbox } from './fixtures';

const sandbox = useSandbox();

describe('what is sent', () => {
	it('posts the documented request, with the key in the Authorization header alone', async () => {
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

	it('leaves blank optional fields out of the request', async () => {
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

	it('sends metadata fields with their types, from expressions and as typed', async () => {
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

	it('keeps names such as __proto__ and Unicode in metadata as they are', async () => {
		const metadataJson = '{"__proto__":{"a":1},"naïve 🎉":"\\u2028"}';
		await trackLeads(sandbox.current, [signUp(1)], {
			more: { specifyMetadata: 'json', metadataJson },
		});
		const { metadata } = sandbox.current.seen[0]?.body as { metadata: object };
		expect(JSON.stringify(metadata)).toBe(JSON.stringify(JSON.parse(metadataJson)));
	});

	it('forgives spaces around the base URL and slashes behind it', async () => {
		const credential = {
			apiKey: ` ${sandbox.current.apiKey}\n`,
			baseUrl: ` ${sandbox.current.url}// `,
		};
		const run = await runWorkflow(refportWorkflow(leadParameters()), [signUp(1)], credential);
		expect(run.items('Success')[0]?.json.outcome).toBe('tracked');
	});
});

describe('what is refused before anything is sent', () => {
	it('tells all problems of an item at once, by field and kind, without the values', async () => {
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

	it('tells where metadata JSON goes wrong', async () => {
		const run = await trackLeads(sandbox.current, [signUp(1)], {
			more: { specifyMetadata: 'json', metadataJson: '{\n  "plan": pro\n}' },
			options: { whenOptionalInvalid: 'fail' },
		});
		expect(run.task('Refport')?.error?.message).toBe(
			'INVALID_INPUT: Metadata is not valid JSON: it goes wrong at line 2, column 11 (position 12)',
		);
	});

	it('never sends the key to a plain http address elsewhere', async () => {
		const credential = { apiKey: 'rk_secret', baseUrl: 'http://192.0.2.1' };
		const workflow = refportWorkflow(leadParameters(), { onError: 'continueErrorOutput' });
		const run = await runWorkflow(workflow, [signUp(1), signUp(2)], credential);
		const codes = run.items('Failure').map(({ json }) => (json.error as { code: string }).code);
		expect(codes).toEqual(['INVALID_BASE_URL', 'INVALID_BASE_URL']);
	});

	it('reports a missing credential for each item instead of passing the input off as success', async () => {
		const workflow = refportWorkflow(leadParameters(), { onError: 'continueErrorOutput' });
		const run = await runWorkflow(workflow, [signUp(1)]);
		expect(run.items('Success')).toEqual([]);
		expect(run.items('Failure')[0]?.json).toMatchObject({ error: { code: 'CREDENTIAL_ERROR' } });
	});
});
