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
		name: 'a date beside a Date header that is garbage',
		headers: { date: 'today', 'retry-after': httpDate(9_000) },
		wait: 9_000,
	},
	{ name: 'seconds after a 503', headers: { 'retry-after': '2' }, wait: 2_000, status: 503 },
	{ name: 'a reset time', headers: { 'x-ratelimit-reset': epochSeconds(5_000) }, wait: 5_000 },
	{ name: 'a fractional reset', headers: { 'x-ratelimit-reset': epochSeconds(500) }, wait: 500 },
	{
		name: 'Retry-After before the reset time',
		headers: { 'retry-after': '3', 'x-ratelimit-reset': epochSeconds(50_000) },
		wait: 3_000,
	},
	{
		name: 'a date in Retry-After before the reset time',
		headers: { 'retry-after': httpDate(4_000), 'x-ratelimit-reset': epochSeconds(50_000) },
		wait: 4_000,
	},
	{
		name: 'the reset time where Retry-After is garbage',
		headers: { 'retry-after': 'soon', 'x-ratelimit-reset': epochSeconds(5_000) },
		wait: 5_000,
	},
];

const NOT_READ: Case[] = [
	{ name: 'no header', headers: {}, wait: undefined },
	{ name: 'zero', headers: { 'retry-after': '0' }, wait: undefined },
	{ name: 'a negative text', headers: { 'retry-after': '-5' }, wait: undefined },
	{ name: 'a negative number', headers: { 'retry-after': -5 }, wait: undefined },
	{ name: 'words', headers: { 'retry-after': 'soon', 'x-ratelimit-reset': '?' }, wait: undefined },
	{ name: 'seconds with a unit', headers: { 'retry-after': '5s' }, wait: undefined },
	{ name: 'an exponent', headers: { 'retry-after': '1e3' }, wait: undefined },
	{ name: 'a signed reset', headers: { 'x-ratelimit-reset': '+1800000000' }, wait: undefined },
	{ name: 'two values', headers: { 'retry-after': '5, 5' }, wait: undefined },
	{ name: 'a list', headers: { 'retry-after': ['5'] }, wait: undefined },
	{ name: 'endless digits', headers: { 'retry-after': '9'.repeat(400) }, wait: undefined },
	{ name: 'a past date', headers: { 'retry-after': httpDate(-9_000) }, wait: undefined },
	{ name: 'this very moment', headers: { 'retry-after': httpDate(0) }, wait: undefined },
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
	{ name: 'three seconds ahead, as travel and rounding allow', clock: 3_000, named: 9_000 },
	{ name: 'two seconds behind, as travel and rounding allow', clock: -2_000, named: 9_000 },
];

describe('namedWait', () => {
	it.each(READ)('reads $name', ({ headers, status = 429, wait }) => {
		expect(namedWait(status, headers, NOW)).toBe(wait);
	});

	it.each(NOT_READ)('names no wait for $name', ({ headers, status = 429 }) => {
		expect(namedWait(status, headers, NOW)).toBeUndefined();
	});

	it.each(CLOCKS)("allows for a service's clock $name", ({ clock, named, wait = named }) => {
		const date = httpDate(clock);
		expect(namedWait(429, { date, 'retry-after': httpDate(named) }, NOW)).toBe(wait);
		expect(namedWait(429, { date, 'x-ratelimit-reset': epochSeconds(named) }, NOW)).toBe(wait);
		expect(namedWait(429, { date, 'retry-after': '6' }, NOW)).toBe(6_000);
	});

	it('gives n times 1000 for a Retry-After of n seconds, whatever else is sent', () => {
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

	it('gives undefined or a whole number above zero, whatever the headers hold', () => {
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
