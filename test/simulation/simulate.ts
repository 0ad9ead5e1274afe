import type { Design, MakeDesign, RateLimitedRequest } from './design';
import { EventQueue } from './eventQueue';
import type { Job } from './job';
import { seededRandom } from './random';
import { type Run, type SentRequest, runOf } from './run';
import { Service } from './service';

/** Node.js rounds timers to whole milliseconds. */
const timerMs = (ms: number): number => Math.max(1, Math.ceil(ms));

/** The default of the option Concurrency. */
const DEFAULT_CONCURRENCY = 300;

/** Simulates the client and the service in virtual time. */
class Simulation {
	private readonly events = new EventQueue();
	private readonly random: () => number;
	private readonly design: Design;
	private readonly service: Service;
	private readonly requests: SentRequest[] = [];

	/** Leads that wait to be sent. Rate-limited ones come first. */
	private readonly waiting: number[] = [];
	/** Leads that have arrived, but exceed the option Concurrency. */
	private readonly outside: number[] = [];
	private working = 0;
	private inFlight = 0;
	private maxInFlight = 0;
	private done = 0;
	private failedLeads = 0;
	private isBusyUntil = 0;

	constructor(
		make: MakeDesign,
		private readonly job: Job,
		seed: number,
	) {
		this.random = seededRandom(seed);
		this.design = make(this.random, job.leads);
		this.service = new Service(job.limit);
	}

	run(): Run {
		const { leads, arrivesAt = () => 0 } = this.job;
		for (let lead = 0; lead < leads; lead++) {
			this.events.add(arrivesAt(lead), () => this.outside.push(lead));
		}
		let now = 0;
		for (;;) {
			this.events.runUntil(now);
			if (this.done === leads) break;
			const retryAt = this.sendAll(now);
			const next = Math.min(this.events.nextAt, retryAt);
			if (!Number.isFinite(next)) throw new Error(`Nothing more happens after ${now} ms`);
			now = next;
		}
		const { requests, failedLeads, maxInFlight } = this;
		return runOf(this.job, now, { requests, failedLeads, maxInFlight });
	}

	/** Sends all leads that may be sent now. Returns the time of the next check. */
	private sendAll(now: number): number {
		const { concurrency = DEFAULT_CONCURRENCY } = this.job;
		for (;;) {
			const entering = this.outside.splice(0, concurrency - this.working);
			this.waiting.push(...entering);
			this.working += entering.length;
			if (this.waiting.length === 0) return Number.POSITIVE_INFINITY;
			if (this.isBusyUntil > now) return this.isBusyUntil;
			const waitMs = this.design.wait(now);
			if (waitMs > 0) return now + timerMs(waitMs);
			const lead = this.waiting.shift();
			if (lead !== undefined) this.send(lead, now);
			if (this.waiting.length === 0) this.design.lapse?.();
		}
	}

	private send(lead: number, now: number): void {
		const ticket = this.design.start(now);
		const request: SentRequest = { at: now, isLimited: false };
		this.requests.push(request);
		this.inFlight += 1;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
		this.isBusyUntil = now + (this.job.cpuMs ?? 0);
		this.events.add(this.isBusyUntil + this.halfLatency(), (reachedAt) => {
			const answer = this.service.receive(reachedAt);
			request.isLimited = !answer.accepted;
			this.events.add(reachedAt + this.halfLatency(), (at) => {
				this.inFlight -= 1;
				if (answer.accepted) this.accepted(ticket, at);
				else this.limited({ ticket, lead, namedMs: answer.namedMs }, at);
			});
		});
	}

	private accepted(ticket: number, now: number): void {
		this.design.accept(ticket, now, this.waiting.length > 0);
		this.end();
	}

	private limited(request: RateLimitedRequest, now: number): void {
		const waitMs = this.design.refuse(request, now);
		if (waitMs === undefined) {
			this.failedLeads += 1;
			this.end();
		} else if (waitMs === 0) this.waiting.unshift(request.lead);
		else this.events.add(now + waitMs, () => this.waiting.unshift(request.lead));
	}

	private end(): void {
		this.done += 1;
		this.working -= 1;
	}

	private halfLatency(): number {
		const { latencyMs, jitter = 0 } = this.job;
		return (latencyMs / 2) * (1 + jitter * (this.random() - 0.5));
	}
}

/** Sends the leads of a job in virtual time. The same seed produces the same run. */
export const simulate = (make: MakeDesign, job: Job, seed = 1): Run =>
	new Simulation(make, job, seed).run();
