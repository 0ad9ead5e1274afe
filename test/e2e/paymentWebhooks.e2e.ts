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
 * The body that a service sends for a payment with this ID, or with that of the fixture. It has line
 * breaks and letters beyond ASCII, which a signature of the parsed JSON would miss.
 */
const bodyOf = ({ event, paymentId }: Service, clickId: string, id = paymentId): string =>
	JSON.stringify({ note: 'Grüße 🎉', ...serviceEvent(event) }, null, 2)
		.replace(/click_\w+/, clickId)
		.replaceAll(`"${paymentId}"`, `"${id}"`);

const send = (service: Service, body: string, headers = service.sign(body)) =>
	deliver(addressOf(real, service), body, headers);

const OK = { status: 200, answer: 'OK' };

describe.each(SERVICES)('an event of $name', (service) => {
	it('is reported once if it is signed, also if it is delivered again', async () => {
		const body = bodyOf(service, 'click_ada');
		expect(await send(service, body)).toEqual(OK);
		expect(await send(service, body)).toEqual(OK);
		const { invoiceId, amount } = service;
		expect(real.sandbox.recorded.map((sale) => sale.body)).toEqual([
			expect.objectContaining({ invoiceId, amount, clickId: 'click_ada' }),
		]);
	});

	it('is refused with a wrong signature or without one, and nothing is sent', async () => {
		const body = bodyOf(service, 'click_bo', '770');
		const wrong = Object.entries(service.sign(body)).map(([name, value]) => [
			name,
			value.replace(/.{4}$/, 'aaaa'),
		]);
		const tries = [Object.fromEntries(wrong) as Record<string, string>, {}];
		for (const headers of tries) {
			expect((await send(service, body, headers)).status).toBe(service.refusal);
		}
		expect(real.sandbox.seen).toEqual([]);
	});

	it('is asked for again while Refport is down, and reported when it is back', async () => {
		const body = bodyOf(service, 'click_cyd', '771');
		real.sandbox.faults.add({ status: 503, body: 'html', times: 1 });
		expect(await send(service, body)).toEqual({ status: 500, answer: 'HTTP_503' });
		expect(real.sandbox.recorded).toEqual([]);
		expect(await send(service, body)).toEqual(OK);
		expect(real.sandbox.recorded).toHaveLength(1);
	});

	it('is asked for again while the API key is refused', async () => {
		real.sandbox.apiKey = 'another key';
		const answer = await send(service, bodyOf(service, 'click_dee', '772'));
		expect(answer).toEqual({ status: 500, answer: 'UNAUTHORIZED' });
	});

	it('is accepted if Refport will never take it', async () => {
		const answer = await send(service, bodyOf(service, 'typo_eli', '773'));
		expect(answer).toEqual({ status: 200, answer: 'INVALID_CLICK_ID' });
	});

	it('is accepted if it has no click ID', async () => {
		const body = bodyOf(service, '', '774');
		expect(await send(service, body)).toEqual(OK);
		expect(real.sandbox.seen).toEqual([]);
	});
});

it('a signature of another body is refused', async () => {
	for (const service of SERVICES.filter(({ refusal }) => refusal === 401)) {
		const headers = service.sign(bodyOf(service, 'click_ada'));
		expect((await send(service, bodyOf(service, 'click_fay'), headers)).status).toBe(401);
	}
	expect(real.sandbox.seen).toEqual([]);
});

it('a service that the recipe does not know is answered with 404', async () => {
	const url = addressOf(real, { address: 'refport-payments/stripe' });
	expect(await deliver(url, '{}', {})).toEqual({
		status: 404,
		answer: 'End the address with paddle, polar or lemonsqueezy.',
	});
});

it('only what Refport did not accept ended as failed, with message and advice', async () => {
	/** n8n starts no execution for the two calls that RevenueCat's Header Auth refuses. */
	const count = 9 * SERVICES.length - 2 + 4;
	const executions = await real.rest.executions(recipe, count);
	const failed = executions.filter(({ status }) => status !== 'success');
	const messages = failed.map(({ data }) => data.resultData.error?.message.split(':')[0]);
	expect(messages.filter((code) => code === 'INVALID_CLICK_ID')).toHaveLength(SERVICES.length);
	expect(messages.filter((code) => code === 'UNAUTHORIZED')).toHaveLength(SERVICES.length);
	expect(failed).toHaveLength(3 * SERVICES.length);
	const celebrated = executions.flatMap((one) => outputOf(one, 'Referral Tracked'));
	expect(celebrated.map(({ json }) => json.outcome)).toEqual(
		Array(2 * SERVICES.length).fill('tracked'),
	);
});

it('shows a referral, an organic sale and a broken event as it is imported, and sends nothing', async () => {
	const execution = await runManually(real, readExample('payment-webhooks'), 'RevenueCat Event');
	expect(outputOf(execution, 'Track RevenueCat Sale').map(({ json }) => json.outcome)).toEqual([
		'validated',
		'skipped',
	]);
	expect(execution.data.resultData.lastNodeExecuted).toBe('Sale Failed');
	expect(real.sandbox.seen).toEqual([]);
});

describe('a secret of Polar', () => {
	const polar = SERVICES.find(({ name }) => name === 'Polar');

	const sendTo = async (secret: string, key: string) => {
		if (!polar) throw new Error('Polar is not among the services');
		await real.rest.deactivate(recipe);
		recipe = await publishRecipe(real, secret);
		const body = bodyOf(polar, 'click_ada');
		return (await send(polar, body, signAsPolar(key, body))).status;
	};

	it('from before September 2026 is the key as it stands', async () => {
		const secret = 'polar_whs_2nFq8VtY0bXcKdLm';
		expect(await sendTo(secret, secret)).toBe(200);
		expect(real.sandbox.recorded).toHaveLength(1);
	});

	it('that was not entered yet refuses everything', async () => {
		expect(await sendTo('', '')).toBe(401);
		expect(real.sandbox.seen).toEqual([]);
	});
});
