import { sleep } from 'n8n-workflow';
import type { Result } from '../../core/result';
import type { SendPlan } from '../../operations/operation';
import type { Outcome } from '../outcome';
import { BatchedWriter } from './batchedWriter';
import type { Claim } from './claim';
import { alreadyTracked, markOf, wasTracked } from './mark';
import { LEASE_MS, type TrackedStore } from './trackedStore';

/**
 * In a run with fewer events, each one is stored before the next event takes its place in flight.
 */
const SMALL_RUN = 1000;

/** Each write rewrites the whole list, so a large run makes larger writes instead of more. */
const batchSize = (events: number) => (events < SMALL_RUN ? 1 : Math.floor(events / 200));

/** How often to look up an event that another execution is sending, in ms. */
const POLL_MS = 500;

/** Leases are renewed well before they expire. */
const RENEW_MS = LEASE_MS / 2;

type Finished = readonly [mark: string, isTracked: boolean];

/** Sends each event once, even if several items or executions have it. */
export class TrackedEvents {
	private claims = new Map<string, Claim>();

	private claimedAt = 0;

	/** The lookup in progress. All waiting items share it, and fail if it fails. */
	private lookUp: Promise<Result<unknown>> | undefined;

	private readonly inFlight = new Map<string, Promise<Outcome | undefined>>();

	private writer = new BatchedWriter<Finished>(1, (batch) => this.write(batch));

	private unwritten: Finished[] = [];

	/** @param account credential and base URL, see markOf */
	constructor(
		private readonly store: TrackedStore,
		private readonly account: string,
		private readonly stopped: AbortSignal | undefined,
	) {}

	/** Looks up all events in one call, before any is sent. */
	async open(plans: readonly SendPlan[]): Promise<Result<unknown>> {
		const marks = new Set(
			plans.map((plan) => markOf(this.account, plan)).filter((one) => one !== undefined),
		);
		this.writer = new BatchedWriter(batchSize(marks.size), (batch) => this.write(batch));
		return await this.claim([...marks]);
	}

	/** Sends the event unless another execution or item already tracked it. Undefined if stopped. */
	async sendOnce(
		plan: SendPlan,
		send: () => Promise<Outcome | undefined>,
	): Promise<Outcome | undefined> {
		const mark = markOf(this.account, plan);
		if (mark === undefined) return send();
		while (this.inFlight.has(mark)) await this.inFlight.get(mark);
		const decided = await this.decide(mark);
		if (!decided.ok) return { ok: false, failure: decided.failure, attempts: 0 };
		if (decided.value === 'stop') return undefined;
		if (decided.value === 'skip') return alreadyTracked(plan);
		const release = this.store.hold(mark);
		const sending = send();
		this.inFlight.set(mark, sending);
		const outcome = await sending;
		const isTracked = wasTracked(outcome);
		this.claims.set(mark, isTracked ? 'skip' : 'wait');
		this.inFlight.delete(mark);
		await this.writer.add([[mark, isTracked]]);
		release();
		return outcome;
	}

	/** Writes the remaining events. Returns the number of tracked events that n8n could not store. */
	async close(): Promise<number> {
		await this.writer.flush();
		const failed = this.unwritten;
		this.unwritten = [];
		const known = new Set(failed.map(([mark]) => mark));
		const unsent = this.store.held.filter((mark) => !known.has(mark));
		await this.write([...failed, ...unsent.map((mark): Finished => [mark, false])]);
		await this.store.close();
		return this.unwritten.filter(([, isTracked]) => isTracked).length;
	}

	/** Decides whether to send an event. Waits while another execution is sending it. */
	private async decide(mark: string): Promise<Result<Claim | 'stop'>> {
		for (;;) {
			if (this.stopped?.aborted) return { ok: true, value: 'stop' };
			const claim = this.claims.get(mark) ?? 'send';
			const isOld = performance.now() - this.claimedAt > RENEW_MS;
			if (claim === 'skip' || (claim === 'send' && !isOld)) return { ok: true, value: claim };
			this.lookUp ??= this.claimAgain(claim === 'wait' ? POLL_MS : 0);
			const lookedUp = await this.lookUp;
			if (!lookedUp.ok) return lookedUp;
		}
	}

	/** Looks up all events that are waiting or not sent yet, in one call. */
	private async claimAgain(afterMs: number): Promise<Result<unknown>> {
		await sleep(afterMs);
		const open = [...this.claims].filter(
			([mark, claim]) => claim !== 'skip' && !this.inFlight.has(mark),
		);
		const claimed = await this.claim(open.map(([mark]) => mark));
		this.lookUp = undefined;
		return claimed;
	}

	private async claim(marks: readonly string[]): Promise<Result<unknown>> {
		if (marks.length === 0) return { ok: true, value: undefined };
		const claimed = await this.store.claim(marks);
		if (!claimed.ok) return claimed;
		this.claimedAt = performance.now();
		for (const [mark, claim] of claimed.value) this.claims.set(mark, claim);
		return claimed;
	}

	private async write(batch: readonly Finished[]): Promise<void> {
		if (batch.length === 0) return;
		const marksOf = (which: boolean) =>
			batch.filter(([, isTracked]) => isTracked === which).map(([mark]) => mark);
		const written = await this.store.finish(marksOf(true), marksOf(false));
		if (!written.ok) this.unwritten = [...this.unwritten, ...batch];
	}
}
