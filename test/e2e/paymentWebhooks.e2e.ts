import { readExample } from './example';
import { runManually } from './manualRun';
import { addressOf, deliver, publishRecipe } from './paymentRecipe';
import { SECRETS, SERVICES, type Service, signAsPolar } from './paymentServices';
import { outputOf, useRealN8n } from './realN8n';
import { serviceEvent } from './serviceEvents';

const real = useRealN8n();

let recipe = '';

beforeAll(async () => {
	recipe = await publishRecipe(real, SECRETS.polar);
});

beforeEach(() => {
	real.sandbox.reset();
});

/**
 * The body for a payment. It contains line breaks and non-ASCII characters, because a signature of
 * re-encoded JSON would differ from one of the raw body.
 */
const bodyOf = ({ event, paymentId }: Service, clickId: string, id = paymentId): string =>
	JSON.stringify({ note: 'Grüße 🎉', ...serviceEvent(event) }, null, 2)
		.replace(/click_\w+/, clickId)
		.replaceAll(`"${paymentId}"`, `"${id}"`);

const send = (service: Service, body: string, headers = service.sign(body)) =>
	deliver(addressOf(real, service), body, headers);

const OK = { status: 200, text: 'OK' };

describe.each(SERVICES)('a payment event from $name', (service) => {
	it('is tracked once if it is delivered twice with a valid signature', async () => {
		const body = bodyOf(service, 'click_ada');
		expect(await send(service, body)).toEqual(OK);
		expect(await send(service, body)).toEqual(OK);
		const { invoiceId, amount } = service;
		expect(real.sandbox.recorded.map((sale) => sale.body)).toEqual([
			expect.objectContaining({ invoiceId, amount, clickId: 'click_ada' }),
		]);
	});

	it('is rejected with a wrong or missing signature, without sending anything', async () => {
		const body = bodyOf(service, 'click_bo', '770');
		const wrong = Object.entries(service.sign(body)).map(([name, value]) => [
			name,
			value.replace(/.{4}$/, 'aaaa'),
		]);
		const tries = [Object.fromEntries(wrong) as Record<string, string>, {}];
		for (const headers of tries) {
			expect((await send(service, body, headers)).status).toBe(service.rejectionStatus);
		}
		expect(real.sandbox.seen).toEqual([]);
	});

	it('gets HTTP 500 during an outage, and is tracked when it is delivered again', async () => {
		const body = bodyOf(service, 'click_cyd', '771');
		real.sandbox.faults.add({ status: 503, body: 'html', times: 1 });
		expect(await send(service, body)).toEqual({ status: 500, text: 'HTTP_503' });
		expect(real.sandbox.recorded).toEqual([]);
		expect(await send(service, body)).toEqual(OK);
		expect(real.sandbox.recorded).toHaveLength(1);
	});

	it('gets HTTP 500 if Refport rejects the API key', async () => {
		real.sandbox.apiKey = 'another key';
		const response = await send(service, bodyOf(service, 'click_dee', '772'));
		expect(response).toEqual({ status: 500, text: 'UNAUTHORIZED' });
	});

	it('gets HTTP 200 if it would fail again', async () => {
		const response = await send(service, bodyOf(service, 'typo_eli', '773'));
		expect(response).toEqual({ status: 200, text: 'INVALID_CLICK_ID' });
	});

	it('gets HTTP 200 without a click ID', async () => {
		const body = bodyOf(service, '', '774');
		expect(await send(service, body)).toEqual(OK);
		expect(real.sandbox.seen).toEqual([]);
	});
});

it('the payment recipe rejects the signature of another body', async () => {
	for (const service of SERVICES.filter(({ rejectionStatus }) => rejectionStatus === 401)) {
		const headers = service.sign(bodyOf(service, 'click_ada'));
		expect((await send(service, bodyOf(service, 'click_fay'), headers)).status).toBe(401);
	}
	expect(real.sandbox.seen).toEqual([]);
});

it('the payment recipe responds to an unknown service with 404', async () => {
	const url = addressOf(real, { address: 'refport-payments/stripe' });
	expect(await deliver(url, '{}', {})).toEqual({
		status: 404,
		text: 'End the address with paddle, polar or lemonsqueezy.',
	});
});

it('the payment recipe fails only the executions whose sale was not recorded', async () => {
	// n8n starts no execution for the two requests that RevenueCat's Header Auth rejects.
	const count = 9 * SERVICES.length - 2 + 4;
	const executions = await real.rest.executions(recipe, count);
	const failed = executions.filter(({ status }) => status !== 'success');
	const messages = failed.map(({ data }) => data.resultData.error?.message.split(':')[0]);
	expect(messages.filter((code) => code === 'INVALID_CLICK_ID')).toHaveLength(SERVICES.length);
	expect(messages.filter((code) => code === 'UNAUTHORIZED')).toHaveLength(SERVICES.length);
	expect(failed).toHaveLength(3 * SERVICES.length);
	const tracked = executions.flatMap((one) => outputOf(one, 'Referral Tracked'));
	expect(tracked.map(({ json }) => json.outcome)).toEqual(
		Array(2 * SERVICES.length).fill('tracked'),
	);
});

it('the payment recipe has pinned samples of a referred, an organic and an invalid sale, and sends nothing', async () => {
	const execution = await runManually(real, readExample('payment-webhooks'), 'RevenueCat Event');
	expect(outputOf(execution, 'Track RevenueCat Sale').map(({ json }) => json.outcome)).toEqual([
		'validated',
		'skipped',
	]);
	expect(execution.data.resultData.lastNodeExecuted).toBe('Sale Failed');
	expect(real.sandbox.seen).toEqual([]);
});

describe('the secret of Polar', () => {
	const polar = SERVICES.find(({ name }) => name === 'Polar');

	const sendTo = async (secret: string, key: string) => {
		if (!polar) throw new Error('Polar is not among the services');
		await real.rest.deactivate(recipe);
		recipe = await publishRecipe(real, secret);
		const body = bodyOf(polar, 'click_ada');
		return (await send(polar, body, signAsPolar(key, body))).status;
	};

	it('is the key itself if it was created before September 2026', async () => {
		const secret = 'polar_whs_2nFq8VtY0bXcKdLm';
		expect(await sendTo(secret, secret)).toBe(200);
		expect(real.sandbox.recorded).toHaveLength(1);
	});

	it('causes every event to be rejected if it is empty', async () => {
		expect(await sendTo('', '')).toBe(401);
		expect(real.sandbox.seen).toEqual([]);
	});
});
