/** One way to misbehave, for matching requests. */
export interface Fault {
	/** Only for requests that carry this click ID; for any where it is left out. */
	clickId?: string;
	/** How many requests it concerns; all of them where it is left out. */
	times?: number;
	/** Whether the event is recorded although the answer is spoilt. */
	recorded?: boolean;
	/** Answer so many ms later. */
	delayMs?: number;
	/** Answer once the sandbox is told to release the request. */
	hold?: boolean;
	status?: number;
	/** Refport's error code and message. */
	code?: string;
	message?: string;
	/** How the answer names the wait: seconds or an HTTP date in Retry-After, or X-RateLimit-Reset. */
	wait?: { form: 'seconds' | 'date' | 'reset'; seconds: number };
	headers?: Record<string, string>;
	/** What comes instead of the JSON. `echo` quotes the request's Authorization header in an error. */
	body?: 'html' | 'empty' | 'truncated' | 'null' | 'text' | 'otherJson' | 'big' | 'echo';
	/** Fields that the JSON of the answer holds besides its own, or in their place. */
	fields?: Record<string, unknown>;
	connection?: 'reset' | 'hang' | 'drip';
}

/** The header in which a wait is named. */
export function waitHeader({ form, seconds }: NonNullable<Fault['wait']>): Record<string, string> {
	const at = Date.now() + seconds * 1000;
	if (form === 'seconds') return { 'retry-after': String(seconds) };
	if (form === 'date') return { 'retry-after': new Date(at).toUTCString() };
	return { 'x-ratelimit-reset': String(Math.ceil(at / 1000)) };
}

/** The faults that were asked for, in that order. */
export class Faults {
	private waiting: Fault[] = [];

	add(fault: Fault): void {
		this.waiting.push({ ...fault });
	}

	clear(): void {
		this.waiting = [];
	}

	/** Takes the fault that concerns a request with this click ID, and counts it. */
	take(clickId: unknown): Fault | undefined {
		const fault = this.waiting.find((one) => one.clickId === undefined || one.clickId === clickId);
		if (fault?.times !== undefined) {
			fault.times -= 1;
			if (fault.times <= 0) this.waiting = this.waiting.filter((one) => one !== fault);
		}
		return fault;
	}
}
