/** A fault in the responses to matching requests. */
export interface Fault {
	/** Applies only to requests with this click ID, or to all requests if omitted. */
	clickId?: string;
	/** The number of requests that the fault applies to. Unlimited if omitted. */
	times?: number;
	/** Whether the event is recorded despite the fault. */
	recorded?: boolean;
	/** Delay of the response, in ms. */
	delayMs?: number;
	/** Whether to hold the response until the request is released. */
	hold?: boolean;
	status?: number;
	/** Refport's error code and message. */
	code?: string;
	message?: string;
	/** The requested wait: seconds or an HTTP date in Retry-After, or X-RateLimit-Reset. */
	wait?: { form: 'seconds' | 'date' | 'reset'; seconds: number };
	headers?: Record<string, string>;
	/** Replaces the JSON body. `echo` quotes the request's Authorization header in an error. */
	body?: 'html' | 'empty' | 'truncated' | 'null' | 'text' | 'otherJson' | 'big' | 'echo';
	/** Fields to add to the JSON body. They overwrite fields of the same name. */
	fields?: Record<string, unknown>;
	connection?: 'reset' | 'hang' | 'drip';
}

/** The response header for a requested wait. */
export function waitHeader({ form, seconds }: NonNullable<Fault['wait']>): Record<string, string> {
	const at = Date.now() + seconds * 1000;
	if (form === 'seconds') return { 'retry-after': String(seconds) };
	if (form === 'date') return { 'retry-after': new Date(at).toUTCString() };
	return { 'x-ratelimit-reset': String(Math.ceil(at / 1000)) };
}

/** The active faults, in the order in which they were added. */
export class Faults {
	private waiting: Fault[] = [];

	add(fault: Fault): void {
		this.waiting.push({ ...fault });
	}

	clear(): void {
		this.waiting = [];
	}

	/** Returns the fault that applies to a request with this click ID, and counts the use. */
	take(clickId: unknown): Fault | undefined {
		const fault = this.waiting.find((one) => one.clickId === undefined || one.clickId === clickId);
		if (fault?.times !== undefined) {
			fault.times -= 1;
			if (fault.times <= 0) this.waiting = this.waiting.filter((one) => one !== fault);
		}
		return fault;
	}
}
