import {
	embedTokenOutcome,
	embedTokenRequest,
	embedTokenSchema,
	embedTokenSummary,
} from '../../nodes/Refport/core/events/embedToken';
import { parseFields } from '../../nodes/Refport/core/values/parse';

const NO_PARTNER = 'Enter a Partner Email, Tenant ID or Enrollment ID';
const NO_EMAIL = 'Partner Email is empty. Enter it, or leave Partner Name empty, too.';
const BAD_EMAIL = 'Partner Email is not an e-mail address such as name@example.com';

function bodyOf(record: Record<string, unknown>): unknown {
	const token = parseFields(embedTokenSchema, record);
	if (!token.ok) throw new Error(token.failure.message);
	return JSON.parse(JSON.stringify(embedTokenRequest(token.value).body));
}

describe('the request for an embed token', () => {
	it('uses the documented endpoint and can always be retried', () => {
		const { method, path, repeat } = embedTokenRequest(embedTokenSchema.parse({ tenantId: 't' }));
		expect({ method, path, repeat }).toEqual({
			method: 'POST',
			path: '/api/embed/token',
			repeat: 'safe',
		});
	});

	it.each([
		{ given: { tenantId: 'tenant_1' }, body: { tenantId: 'tenant_1' } },
		{ given: { tenantId: 42 }, body: { tenantId: '42' } },
		{ given: { enrollmentId: ' enr_1 ' }, body: { enrollmentId: 'enr_1' } },
		{ given: { partnerEmail: 'ada@x.example' }, body: { partner: { email: 'ada@x.example' } } },
		{
			given: {
				partnerEmail: 'ada@x.example',
				partnerName: 'Ada',
				tenantId: '',
				enrollmentId: null,
			},
			body: { partner: { email: 'ada@x.example', name: 'Ada' } },
		},
		{
			given: { partnerEmail: 'ada@x.example', tenantId: 'tenant_1', enrollmentId: 'enr_1' },
			body: { tenantId: 'tenant_1', enrollmentId: 'enr_1', partner: { email: 'ada@x.example' } },
		},
	])('contains $body for $given', ({ given, body }) => {
		expect(bodyOf(given)).toEqual(body);
	});
});

describe('the fields of an embed token', () => {
	it.each([
		{ given: {}, message: NO_PARTNER },
		{ given: { partnerEmail: ' ', tenantId: '', enrollmentId: null }, message: NO_PARTNER },
		{ given: { partnerName: 'Ada' }, message: NO_EMAIL },
		{ given: { partnerName: 'Ada', tenantId: 'tenant_1' }, message: NO_EMAIL },
		{ given: { partnerEmail: 'ada' }, message: BAD_EMAIL },
		{ given: { partnerEmail: 'ada', partnerName: 'Ada' }, message: BAD_EMAIL },
	])('are rejected: $given', ({ given, message }) => {
		expect(parseFields(embedTokenSchema, given)).toEqual({
			ok: false,
			failure: {
				kind: 'input',
				code: 'INVALID_INPUT',
				message,
				field: 'partnerEmail',
				retryable: false,
				mayBeRecorded: false,
			},
		});
	});
});

it('does not send the theme, and rejects an unknown theme', () => {
	expect(bodyOf({ tenantId: 't', theme: 'dark' })).toEqual({ tenantId: 't' });
	expect(bodyOf({ tenantId: 't', theme: '' })).toEqual({ tenantId: 't' });
	expect(parseFields(embedTokenSchema, { tenantId: 't', theme: 'pink' })).toMatchObject({
		ok: false,
		failure: { message: 'Theme must be one of default, light, dark, system' },
	});
});

it('shows every identifier of the partner in the output', () => {
	expect(embedTokenSummary({ partnerEmail: 'a@x.example', tenantId: 7, partnerName: '' })).toEqual({
		partner: { email: 'a@x.example', name: null, tenantId: '7', enrollmentId: null },
	});
});

describe('the output for an embed token', () => {
	const now = Date.parse('2026-07-01T12:00:00.000Z');
	const BASE = 'https://app.refport.co';

	it.each([
		{ expires: '2026-07-01T12:15:00.000Z', seconds: 900 },
		{ expires: '2026-07-01T14:15:00+02:00', seconds: 900 },
		{ expires: '2026-07-01T12:00:01.999Z', seconds: 1 },
		{ expires: '2026-07-01T12:00:00.000Z', seconds: 0 },
		{ expires: '2026-07-01T11:59:59.999Z', seconds: 0 },
		{ expires: '2020-01-01T00:00:00.000Z', seconds: 0 },
	])('shows $seconds seconds for a token that expires at $expires', ({ expires, seconds }) => {
		const reply = { publicToken: 'pt_1', expires, other: 1 };
		expect(embedTokenOutcome({}, reply, BASE, now)).toEqual({
			ok: true,
			value: {
				outcome: 'created',
				reason: null,
				publicToken: 'pt_1',
				expires,
				other: 1,
				expiresInSeconds: seconds,
				portalUrl: 'https://app.refport.co/embed/referrals?token=pt_1&dynamicHeight=true',
			},
		});
	});

	it.each([
		{ theme: undefined, end: '' },
		{ theme: 'default', end: '' },
		{ theme: 'light', end: '&theme=light' },
		{ theme: 'dark', end: '&theme=dark' },
		{ theme: 'system', end: '&theme=system' },
	])('contains the portal URL with the theme $theme', ({ theme, end }) => {
		const reply = { publicToken: 'pt+1/=&x', expires: '2026-07-01T12:15:00.000Z' };
		const created = embedTokenOutcome({ theme }, reply, 'http://localhost:1/refport', now);
		expect(created.ok && created.value.portalUrl).toBe(
			`http://localhost:1/refport/embed/referrals?token=pt%2B1%2F%3D%26x&dynamicHeight=true${end}`,
		);
	});

	it("never overwrites the node's own fields with those of the response", () => {
		const own = { outcome: 'x', reason: 'x', expiresInSeconds: 'x', portalUrl: 'x' };
		const reply = { publicToken: 'pt_1', expires: '2026-07-01T12:15:00.000Z' };
		expect(embedTokenOutcome({}, { ...reply, ...own }, BASE, now)).toEqual(
			embedTokenOutcome({}, reply, BASE, now),
		);
	});

	const expires = '2026-07-01T12:15:00.000Z';

	it.each([
		{ name: 'null', reply: null },
		{ name: 'an empty object', reply: {} },
		{ name: 'no token', reply: { expires } },
		{ name: 'an empty token', reply: { publicToken: '', expires } },
		{ name: 'a token that is not text', reply: { publicToken: 7, expires } },
		{ name: 'no expiry', reply: { publicToken: 'pt_1' } },
		{ name: 'an expiry that is a number', reply: { publicToken: 'pt_1', expires: now } },
		{ name: 'an expiry that is not a date', reply: { publicToken: 'pt_1', expires: 'soon' } },
	])('is a failure if the response is or contains $name', ({ reply }) => {
		expect(embedTokenOutcome({}, reply, BASE, now)).toEqual({
			ok: false,
			failure: {
				kind: 'api',
				code: 'UNEXPECTED_REPLY',
				message: 'the response contains no embed token',
				httpStatus: 200,
				retryable: false,
				mayBeRecorded: true,
			},
		});
	});
});
