import fc from 'fast-check';
import { type ReplyHeaders, namedWait } from '../../nodes/Refport/core/reply/retryAfter';

const NOW = Date.UTC(2026, 0, 15, 12, 0, 0);
const httpDate = (ms: number) => new Date(NOW + ms).toUTCString();
const epochSeconds = (ms: number) => String((NOW + ms) / 1000);

interface Case {
	name: string;
	headers: ReplyHeaders;
	wait: number | undefined;
	status?: number;
}

const READ: Case[] = [
	{ name: 'seconds within spaces', headers: { 'retry-after': ' 7 ' }, wait: 7_000 },
	{ name: 'an hour', headers: { 'retry-after': '3600' }, wait: 3_600_000 },
	{ name: 'a fraction of seconds', headers: { 'retry-after': '0.25' }, wait: 250 },
	{ name: 'less than a millisecond', headers: { 'retry-after': '0.0001' }, wait: 1 },
	{ name: 'a number', headers: { 'retry-after': 7 }, wait: 7_000 },
	{ name: 'an HTTP date', headers: { 'retry-after': httpDate(9_000) }, wait: 9_000 },
	{ name: 'a date in capitals', headers: { 'retry-after': 'JAN 15 2026 12:00:09Z' }, wait: 9_000 },
	{
		name: 'a date next to an invalid Date header',
		headers: { date: 'today', 'retry-after': httpDate(9_000) },
		wait: 9_000,
	},
	{ name: 'seconds after a 503', headers: { 'retry-after': '2' }, wait: 2_000, status: 503 },
	{ name: 'a reset time', headers: { 'x-ratelimit-reset': epochSeconds(5_000) }, wait: 5_000 },
	{ name: 'a fractional reset', headers: { 'x-ratelimit-reset': epochSeconds(500) }, wait: 500 },
	{
		name: 'Retry-After rather than the reset time',
		headers: { 'retry-after': '3', 'x-ratelimit-reset': epochSeconds(50_000) },
		wait: 3_000,
	},
	{
		name: 'a date in Retry-After rather than the reset time',
		headers: { 'retry-after': httpDate(4_000), 'x-ratelimit-reset': epochSeconds(50_000) },
		wait: 4_000,
	},
	{
		name: 'the reset time if Retry-After is invalid',
		headers: { 'retry-after': 'soon', 'x-ratelimit-reset': epochSeconds(5_000) },
		wait: 5_000,
	},
];

const NOT_READ: Case[] = [
	{ name: 'no header', headers: {}, wait: undefined },
	{ name: 'zero', headers: { 'retry-after': '0' }, wait: undefined },
	{ name: 'a negative number as text', headers: { 'retry-after': '-5' }, wait: undefined },
	{ name: 'a negative number', headers: { 'retry-after': -5 }, wait: undefined },
	{ name: 'words', headers: { 'retry-after': 'soon', 'x-ratelimit-reset': '?' }, wait: undefined },
	{ name: 'seconds with a unit', headers: { 'retry-after': '5s' }, wait: undefined },
	{ name: 'an exponent', headers: { 'retry-after': '1e3' }, wait: undefined },
	{ name: 'a signed reset', headers: { 'x-ratelimit-reset': '+1800000000' }, wait: undefined },
	{ name: 'two values', headers: { 'retry-after': '5, 5' }, wait: undefined },
	{ name: 'a list', headers: { 'retry-after': ['5'] }, wait: undefined },
	{ name: '400 digits', headers: { 'retry-after': '9'.repeat(400) }, wait: undefined },
	{ name: 'a past date', headers: { 'retry-after': httpDate(-9_000) }, wait: undefined },
	{ name: 'the current time', headers: { 'retry-after': httpDate(0) }, wait: undefined },
	{ name: 'a past reset', headers: { 'x-ratelimit-reset': epochSeconds(-1) }, wait: undefined },
	...[200, 400, 500, 503].map((status) => ({
		name: `a reset time after a ${status}`,
		headers: { 'x-ratelimit-reset': epochSeconds(5_000) },
		wait: undefined,
		status,
	})),
];

const CLOCKS = [
	{ name: 'five minutes ahead', clock: 300_000, named: 310_000, wait: 10_000 },
	{ name: 'five minutes behind', clock: -300_000, named: -290_000, wait: 10_000 },
	{ name: 'four seconds ahead', clock: 4_000, named: 9_000, wait: 5_000 },
	{ name: 'three seconds ahead, which is within tolerance', clock: 3_000, named: 9_000 },
	{ name: 'two seconds behind, which is within tolerance', clock: -2_000, named: 9_000 },
];

describe('the wait that Refport asks for', () => {
	it.each(READ)('is read from $name', ({ headers, status = 429, wait }) => {
		expect(namedWait(status, headers, NOW)).toBe(wait);
	});

	it.each(NOT_READ)('is not read from $name', ({ headers, status = 429 }) => {
		expect(namedWait(status, headers, NOW)).toBeUndefined();
	});

	it.each(CLOCKS)(
		"takes into account that Refport's clock is $name",
		({ clock, named, wait = named }) => {
			const date = httpDate(clock);
			expect(namedWait(429, { date, 'retry-after': httpDate(named) }, NOW)).toBe(wait);
			expect(namedWait(429, { date, 'x-ratelimit-reset': epochSeconds(named) }, NOW)).toBe(wait);
			expect(namedWait(429, { date, 'retry-after': '6' }, NOW)).toBe(6_000);
		},
	);

	it('is exactly Retry-After if that is a number of seconds', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 1e9 }),
				fc.string(),
				fc.nat(),
				(seconds, date, reset) => {
					const headers = { 'retry-after': String(seconds), 'x-ratelimit-reset': reset, date };
					expect(namedWait(429, headers, NOW)).toBe(seconds * 1000);
				},
			),
		);
	});

	it('is a positive whole number of milliseconds or missing for any headers', () => {
		const near = fc.integer({ min: -1e7, max: 1e7 });
		const value = fc.oneof(fc.anything(), fc.double(), near.map(httpDate), near.map(epochSeconds));
		const headers = fc.record({ 'retry-after': value, 'x-ratelimit-reset': value, date: value });
		fc.assert(
			fc.property(headers, fc.constantFrom(429, 503), (sent, status) => {
				const wait = namedWait(status, sent, NOW) ?? 1;
				expect(Number.isInteger(wait) && wait > 0).toBe(true);
			}),
		);
	});
});
