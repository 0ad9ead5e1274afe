import type { Fault } from '../sandbox/faults';

export interface NamedFault {
	name: string;
	/** What the service does with the requests of the afflicted items. */
	fault: Fault;
	/** Whether the item can still get through within the attempts. */
	passes: boolean;
	/** Whether it keeps the items that follow from being sent, too. */
	endsRun?: boolean;
}

const limited = (name: string, more: Partial<Fault>): NamedFault => ({
	name: `429, ${name}`,
	fault: { status: 429, code: 'RATE_LIMIT_EXCEEDED', times: 1, ...more },
	passes: true,
});

const storm = (status: number, more: Partial<Fault> = {}): NamedFault => ({
	name: `${status} ${more.body ?? ''}${more.recorded ? 'after it was recorded' : ''}`,
	fault: { status, times: 1, ...more },
	passes: true,
});

const final = (name: string, fault: Fault): NamedFault => ({ name, fault, passes: false });

/** The header forms of RFC 9110 and what broken servers make of them. */
const LIMITS: NamedFault[] = [
	limited('no wait named', {}),
	limited('seconds', { wait: { form: 'seconds', seconds: 1 } }),
	limited('HTTP date', { wait: { form: 'date', seconds: 1 } }),
	limited('reset time', { wait: { form: 'reset', seconds: 1 } }),
	limited('negative', { headers: { 'retry-after': '-5' } }),
	limited('garbage', { headers: { 'retry-after': 'soon' } }),
	limited('in the past', { headers: { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' } }),
	{
		...final('429, an hour', { status: 429, wait: { form: 'seconds', seconds: 3600 } }),
		endsRun: true,
	},
];

export const FAULTS: NamedFault[] = [
	...LIMITS,
	storm(500),
	storm(502, { body: 'html' }),
	storm(503, { body: 'empty' }),
	storm(504, { body: 'html' }),
	...[520, 521, 522, 523, 524].map((status) => storm(status, { body: 'html' })),
	storm(500, { recorded: true }),
	storm(504, { recorded: true }),
	storm(524, { recorded: true }),
	{ name: 'reset', fault: { connection: 'reset', times: 1 }, passes: true },
	{
		name: 'reset after it was recorded',
		fault: { connection: 'reset', recorded: true, times: 1 },
		passes: true,
	},
	{ name: 'hanging', fault: { connection: 'hang', times: 1 }, passes: true },
	{ name: 'dripping', fault: { connection: 'drip', times: 1 }, passes: true },
	final('unknown click', { status: 400, code: 'INVALID_CLICK_ID' }),
	final('bad key, quoted', { status: 401, body: 'echo' }),
	final('forbidden', { status: 403, body: 'html' }),
	final('redirect', { status: 302, headers: { location: '/' }, body: 'html' }),
	final('HTML 200', { body: 'html' }),
	final('empty 200', { body: 'empty' }),
	final('truncated JSON', { body: 'truncated' }),
	final('10 MB of other JSON', { body: 'big' }),
];
