import type { INodeParameters, OnError } from 'n8n-workflow';
import { NODE, refportWorkflow, runWorkflow } from './engine';
import { credentialFor, useSandbox } from './fixtures';

const sandbox = useSandbox();

const create = (fields: INodeParameters, onError: OnError = 'continueErrorOutput') =>
	runWorkflow(
		refportWorkflow(
			{ resource: 'embedToken', operation: 'create', options: {}, ...fields },
			{ onError },
		),
		[{}],
		credentialFor(sandbox.current),
	);

it('creates an embed token for a partner, with its expiry and the portal URL', async () => {
	const start = Date.now();
	const { items } = await create({ partnerEmail: 'partner@example.com', partnerName: 'Pat' });
	expect(sandbox.current.seen[0]).toMatchObject({ path: '/api/embed/token' });
	expect(sandbox.current.seen[0]?.body).toEqual({
		partner: { email: 'partner@example.com', name: 'Pat' },
	});
	const { expiresInSeconds, portalUrl, ...token } = items('Success')[0]?.json ?? {};
	expect(token).toEqual({
		outcome: 'created',
		reason: null,
		partner: { email: 'partner@example.com', name: 'Pat', tenantId: null, enrollmentId: null },
		publicToken: expect.stringMatching(/^pub_/) as string,
		expires: expect.stringMatching(/^\d{4}-.*Z$/) as string,
		attempts: 1,
		error: null,
	});
	const url = `${sandbox.current.url}/embed/referrals?token=${token.publicToken as string}`;
	expect(portalUrl).toBe(`${url}&dynamicHeight=true`);
	const elapsedS = (Date.now() - start) / 1000;
	expect(expiresInSeconds).toBeGreaterThanOrEqual(Math.floor(3600 - elapsedS));
	expect(expiresInSeconds).toBeLessThanOrEqual(3600);
});

it.each([{ tenantId: 't_1' }, { enrollmentId: 'e_1' }])(
	'creates an embed token for %j',
	async (fields) => {
		const { items } = await create(fields);
		expect(sandbox.current.seen[0]?.body).toEqual(fields);
		expect(items('Success')[0]?.json.outcome).toBe('created');
	},
);

it('adds the chosen theme to the portal URL, but not to the request', async () => {
	const { items } = await create({ tenantId: 't_1', theme: 'dark' });
	expect(items('Success')[0]?.json.portalUrl).toMatch(
		/\?token=pub_.+&dynamicHeight=true&theme=dark$/,
	);
	expect(sandbox.current.seen[0]?.body).toEqual({ tenantId: 't_1' });
});

it('fails before any request if Partner Email, Tenant ID and Enrollment ID are empty', async () => {
	const { items } = await create({ partnerEmail: ' ', tenantId: '' });
	expect(items('Failure')[0]?.json.error).toMatchObject({
		code: 'INVALID_INPUT',
		field: 'partnerEmail',
		message: 'INVALID_INPUT: Enter a Partner Email, Tenant ID or Enrollment ID',
	});
	expect(sandbox.current.seen).toHaveLength(0);
});

it('explains a 404 by the missing active referral program', async () => {
	const { items } = await create({ tenantId: 'noprogram_1' });
	expect(items('Failure')[0]?.json.error).toMatchObject({
		code: 'NOT_FOUND',
		httpStatus: 404,
		description: expect.stringMatching(/active referral program/) as string,
	});
});

it('does not retry a 422, and shows its code and message', async () => {
	sandbox.current.faults.add({
		status: 422,
		code: 'VALIDATION_ERROR',
		message: 'partner.email is taken',
	});
	const { task } = await create({ tenantId: 't_1' }, 'stopWorkflow');
	expect(task(NODE)?.error?.message).toBe('VALIDATION_ERROR: partner.email is taken');
	expect(sandbox.current.seen).toHaveLength(1);
});

it('retries after a reset connection, because a second token does no harm', async () => {
	sandbox.current.faults.add({ connection: 'reset', times: 1 });
	const { items } = await create({ tenantId: 't_1' });
	expect(items('Success')[0]?.json).toMatchObject({ outcome: 'created', attempts: 2 });
});

it.each(['null', 'otherJson', 'html'] as const)('rejects a response of %s', async (body) => {
	sandbox.current.faults.add({ body });
	const { items } = await create({ tenantId: 't_1' }, 'continueErrorOutput');
	expect(items('Failure')[0]?.json.error).toMatchObject({ code: 'UNEXPECTED_REPLY' });
});
