import { existsSync } from 'node:fs';
import { Agent } from 'node:https';
import axios, { type AxiosResponse } from 'axios';
import { useSandbox } from '../engine/fixtures';
import { makeCertificate } from './certificate';
import { DEFAULT_KEY, Sandbox } from './sandbox';

const sandbox = useSandbox();

const lead = { clickId: 'click_1', eventName: 'Sign Up', customerExternalId: '1' };
const sale = { clickId: 'click_1', customerExternalId: '1', amount: 4990 };

function post(
	path: string,
	body: unknown,
	key = sandbox.current.apiKey,
): Promise<AxiosResponse<unknown>> {
	const headers = { Authorization: `Bearer ${key}` };
	return axios.post(`${sandbox.current.url}${path}`, body, { headers, validateStatus: () => true });
}

const responseTo = async (path: string, body: unknown, key?: string) => {
	const { status, data } = await post(path, body, key);
	return { status, code: (data as { error?: { code: string } } | null)?.error?.code };
};

describe('the documented errors', () => {
	it.each([
		['an unknown click', '/api/track/lead', { ...lead, clickId: 'x' }, 400, 'INVALID_CLICK_ID'],
		['a missing field', '/api/track/lead', { clickId: 'click_1' }, 400, 'VALIDATION_ERROR'],
		[
			'an empty optional field',
			'/api/track/lead',
			{ ...lead, customerName: '' },
			400,
			'VALIDATION_ERROR',
		],
		['an unknown field', '/api/track/lead', { ...lead, colour: 'red' }, 400, 'VALIDATION_ERROR'],
		[
			'a number as an ID',
			'/api/track/lead',
			{ ...lead, customerExternalId: 1 },
			400,
			'VALIDATION_ERROR',
		],
		[
			'an amount with decimals',
			'/api/track/sale',
			{ ...sale, amount: 49.9 },
			400,
			'VALIDATION_ERROR',
		],
		[
			'an unknown processor',
			'/api/track/sale',
			{ ...sale, paymentProcessor: 'x' },
			400,
			'VALIDATION_ERROR',
		],
		['no partner', '/api/embed/token', {}, 422, 'VALIDATION_ERROR'],
		[
			'a partner without e-mail',
			'/api/embed/token',
			{ partner: { name: 'P' } },
			422,
			'VALIDATION_ERROR',
		],
		['no referral program', '/api/embed/token', { tenantId: 'noprogram_1' }, 404, 'NOT_FOUND'],
	])('include %s', async (_, path, body, status, code) => {
		expect(await responseTo(path, body)).toEqual({ status, code });
		expect(sandbox.current.recorded).toEqual([]);
	});

	it('include a wrong API key', async () => {
		expect(await responseTo('/api/track/lead', lead, 'wrong')).toEqual({
			status: 401,
			code: 'UNAUTHORIZED',
		});
	});
});

it('responds as documented and records the event', async () => {
	expect((await post('/api/track/lead', lead)).data).toMatchObject({
		eventName: 'Sign Up',
		click: { id: 'click_1' },
		link: { id: 'link_1', programId: 'prog_1' },
		customer: { externalId: '1', email: null, name: null },
	});
	expect((await post('/api/track/sale', sale)).data).toMatchObject({
		eventName: 'Purchase',
		sale: {
			amount: 4990,
			currency: 'usd',
			commissionAmount: 998,
			status: 'pending',
			invoiceId: null,
		},
	});
	expect((await post('/api/embed/token', { tenantId: 't' })).data).toMatchObject({
		publicToken: expect.stringMatching(/^pub_/) as string,
		expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
	});
	expect(sandbox.current.recorded).toHaveLength(3);
});

it('responds with null for a click without a partner link, and records nothing', async () => {
	expect((await post('/api/track/lead', { ...lead, clickId: 'nolink_1' })).data).toBeNull();
	expect(sandbox.current.recorded).toEqual([]);
});

it('records only one sale per invoice ID', async () => {
	const first = await post('/api/track/sale', { ...sale, invoiceId: 'in_1' });
	const second = await post('/api/track/sale', { ...sale, invoiceId: 'in_1' });
	expect(second.data).toEqual(first.data);
	expect(sandbox.current.recorded).toHaveLength(1);
});

it('adds fields to the response of a recorded event', async () => {
	sandbox.current.faults.add({ clickId: 'click_1', fields: { commission: 5 } });
	expect((await post('/api/track/lead', lead)).data).toMatchObject({
		eventName: 'Sign Up',
		commission: 5,
	});
	expect(sandbox.current.recorded).toHaveLength(1);
});

it('rate limits with a token bucket, and asks for a wait', async () => {
	sandbox.current.limitTo({ perSecond: 1, burst: 2, form: 'seconds' });
	const statuses = [];
	for (let n = 0; n < 3; n += 1) statuses.push((await post('/api/track/lead', lead)).status);
	expect(statuses).toEqual([200, 200, 429]);
	expect((await post('/api/track/lead', lead)).headers['retry-after']).toBe('1');
});

it('adds faults and lists recorded events over HTTP', async () => {
	const { url } = sandbox.current;
	await axios.post(`${url}/_sandbox/fault`, { clickId: 'click_1', times: 1, status: 503 });
	expect((await post('/api/track/lead', { ...lead, clickId: 'click_2' })).status).toBe(200);
	expect((await post('/api/track/lead', lead)).status).toBe(503);
	expect((await post('/api/track/lead', lead)).status).toBe(200);
	const { data } = await axios.get<unknown[]>(`${url}/_sandbox/recorded`);
	expect(data).toHaveLength(2);
});

const retryAfter = async () =>
	(await post('/api/track/lead', lead)).headers['retry-after'] as unknown;

describe('the wait in a rate-limited response', () => {
	afterEach(() => {
		jest.restoreAllMocks();
	});

	it.each([
		['whole seconds by default', {}, '1'],
		['milliseconds with exact waits', { wholeSeconds: false }, '0.15'],
	])('is in %s', async (_, more, wait) => {
		const now = jest.spyOn(performance, 'now').mockReturnValue(10_000);
		sandbox.current.limitTo({ perSecond: 4, burst: 1, form: 'seconds', ...more });
		expect(await retryAfter()).toBeUndefined();
		now.mockReturnValue(10_100);
		expect(await retryAfter()).toBe(wait);
	});
});

it('rate limits one click ID while others succeed', async () => {
	const fault = { clickId: 'click_1', status: 429, code: 'RATE_LIMIT_EXCEEDED' };
	sandbox.current.faults.add(fault);
	const clicks = ['click_1', 'click_2', 'click_1', 'click_3'];
	const responses = clicks.map((clickId) => responseTo('/api/track/lead', { ...lead, clickId }));
	expect((await Promise.all(responses)).map(({ status }) => status)).toEqual([429, 200, 429, 200]);
	expect(sandbox.current.recorded.map(({ body }) => body.clickId).sort()).toEqual([
		'click_2',
		'click_3',
	]);
});

describe('a held request', () => {
	it('is recorded at once, and the response follows when it is released', async () => {
		sandbox.current.faults.add({ clickId: 'click_1', times: 1, hold: true });
		const responses: string[] = [];
		const send = async (clickId: string) => {
			const { status } = await post('/api/track/lead', { ...lead, clickId });
			responses.push(`${clickId} ${status}`);
		};
		const held = send('click_1');
		await sandbox.current.holds.until(1);
		expect(sandbox.current.recorded).toHaveLength(1);
		await send('click_2');
		expect(responses).toEqual(['click_2 200']);
		sandbox.current.holds.release();
		await held;
		expect(responses).toEqual(['click_2 200', 'click_1 200']);
	});

	it('gets the response of its fault when it is released', async () => {
		sandbox.current.faults.add({ hold: true, status: 503, times: 1 });
		const held = responseTo('/api/track/lead', lead);
		await sandbox.current.holds.until(1);
		sandbox.current.holds.release();
		expect(await held).toEqual({ status: 503, code: 'CODE_503' });
		expect(sandbox.current.recorded).toEqual([]);
	});

	it('can be released by its click ID', async () => {
		sandbox.current.faults.add({ hold: true });
		const first = post('/api/track/lead', lead);
		const second = post('/api/track/lead', { ...lead, clickId: 'click_2' });
		await sandbox.current.holds.until(2);
		sandbox.current.holds.release('click_2');
		expect((await second).status).toBe(200);
		expect(sandbox.current.holds.count).toBe(1);
		sandbox.current.holds.release('click_1');
		expect((await first).status).toBe(200);
	});

	it('can be counted and released over HTTP', async () => {
		const { url } = sandbox.current;
		await axios.post(`${url}/_sandbox/fault`, { hold: true, times: 1 });
		const held = post('/api/track/lead', lead);
		await sandbox.current.holds.until(1);
		expect((await axios.get<number>(`${url}/_sandbox/held`)).data).toBe(1);
		await axios.post(`${url}/_sandbox/release`);
		expect((await held).status).toBe(200);
		expect((await axios.get<number>(`${url}/_sandbox/held`)).data).toBe(0);
	});

	it('is released if its client disconnects', async () => {
		sandbox.current.faults.add({ hold: true });
		const client = new AbortController();
		const { url, apiKey, holds } = sandbox.current;
		const sent = axios.post(`${url}/api/track/lead`, lead, {
			headers: { Authorization: `Bearer ${apiKey}` },
			signal: client.signal,
		});
		await holds.until(1);
		client.abort();
		await expect(sent).rejects.toThrow('canceled');
		while (holds.count > 0) await new Promise(setImmediate);
		expect(sandbox.current.seen[0]?.status).toBe(0);
	});
});

it('accepts only the API key that was set last, until a reset', async () => {
	const { url, apiKey } = sandbox.current;
	await axios.post(`${url}/_sandbox/key`, { apiKey: 'rk_other' });
	expect((await responseTo('/api/track/lead', lead, apiKey)).status).toBe(401);
	expect((await responseTo('/api/track/lead', lead, 'rk_other')).status).toBe(200);
	sandbox.current.reset();
	expect((await responseTo('/api/track/lead', lead, DEFAULT_KEY)).status).toBe(200);
});

it('reports when a request arrived and when its event was recorded', async () => {
	sandbox.current.latencyMs = 50;
	const before = Date.now();
	await post('/api/track/lead', lead);
	const [seen, recorded] = [sandbox.current.seen[0]?.at ?? 0, sandbox.current.recorded[0]?.at ?? 0];
	expect(seen - before).toBeGreaterThan(-5);
	expect(recorded - seen).toBeGreaterThanOrEqual(49);
	expect(recorded - Date.now()).toBeLessThan(5);
});

describe('over TLS', () => {
	const certificate = makeCertificate();
	const secure = new Sandbox({ tls: certificate });
	beforeAll(() => secure.start());
	afterAll(() => secure.stop());

	const send = (ca?: string) =>
		axios.post(`${secure.url}/api/track/lead`, lead, {
			headers: { Authorization: `Bearer ${secure.apiKey}` },
			httpsAgent: new Agent({ ca }),
		});

	it('serves only clients that trust its certificate', async () => {
		expect(secure.url).toMatch(/^https:/);
		expect((await send(certificate.cert)).status).toBe(200);
		await expect(send()).rejects.toThrow('self-signed certificate');
		expect(secure.recorded).toHaveLength(1);
	});

	it('removes the certificate and its folder', () => {
		expect(existsSync(certificate.file)).toBe(true);
		certificate.remove();
		expect(existsSync(certificate.folder)).toBe(false);
	});
});
