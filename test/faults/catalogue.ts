import type { Fault } from '../sandbox/faults';

export interface NamedFault {
	name: string;
	/** How the service responds to the requests of the affected items. */
	fault: Fault;
	/** Whether a retry within Max Attempts can succeed. */
	succeeds: boolean;
	/** Whether the run stops sending the following items, too. */
	endsRun?: boolean;
}

const limited = (name: string, more: Partial<Fault>): NamedFault => ({
	name: `429, ${name}`,
	fault: { status: 429, code: 'RATE_LIMIT_EXCEEDED', times: 1, ...more },
	succeeds: true,
});

const temporary = (status: number, more: Partial<Fault> = {}): NamedFault => ({
	name: `${status} ${more.body ?? ''}${more.recorded ? 'after the event was recorded' : ''}`,
	fault: { status, times: 1, ...more },
	succeeds: true,
});

const permanent = (name: string, fault: Fault): NamedFault => ({ name, fault, succeeds: false });

/** The header forms of RFC 9110, and invalid ones that broken servers send. */
const LIMITS: NamedFault[] = [
	limited('without a wait', {}),
	limited('wait in seconds', { wait: { form: 'seconds', seconds: 1 } }),
	limited('wait as an HTTP date', { wait: { form: 'date', seconds: 1 } }),
	limited('wait as a reset time', { wait: { form: 'reset', seconds: 1 } }),
	limited('negative wait', { headers: { 'retry-after': '-5' } }),
	limited('invalid wait', { headers: { 'retry-after': 'soon' } }),
	limited('wait in the past', { headers: { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' } }),
	{
		...permanent('429, wait of an hour', { status: 429, wait: { form: 'seconds', seconds: 3600 } }),
		endsRun: true,
	},
];

export const FAULTS: NamedFault[] = [
	...LIMITS,
	temporary(500),
	temporary(502, { body: 'html' }),
	temporary(503, { body: 'empty' }),
	temporary(504, { body: 'html' }),
	...[520, 521, 522, 523, 524].map((status) => temporary(status, { body: 'html' })),
	temporary(500, { recorded: true }),
	temporary(504, { recorded: true }),
	temporary(524, { recorded: true }),
	{ name: 'a reset connection', fault: { connection: 'reset', times: 1 }, succeeds: true },
	{
		name: 'a reset connection after the event was recorded',
		fault: { connection: 'reset', recorded: true, times: 1 },
		succeeds: true,
	},
	{ name: 'a response that hangs', fault: { connection: 'hang', times: 1 }, succeeds: true },
	{ name: 'a very slow response', fault: { connection: 'drip', times: 1 }, succeeds: true },
	permanent('an unknown click ID', { status: 400, code: 'INVALID_CLICK_ID' }),
	permanent('an invalid API key that the response quotes', { status: 401, body: 'echo' }),
	permanent('403', { status: 403, body: 'html' }),
	permanent('a redirect', { status: 302, headers: { location: '/' }, body: 'html' }),
	permanent('200 with HTML', { body: 'html' }),
	permanent('an empty 200', { body: 'empty' }),
	permanent('200 with truncated JSON', { body: 'truncated' }),
	permanent('200 with 10 MB of other JSON', { body: 'big' }),
];
