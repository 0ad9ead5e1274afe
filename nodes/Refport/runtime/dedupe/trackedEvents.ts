import { sleep } from 'n8n-workflow';
import type { Result } from '../../core/result';
import type { SendPlan } from '../../operations/operation';
import type { Outcome } from '../outcome';
import { BatchedWriter } from './batchedWriter';
import type { Claim } from './claim';
import { alreadyTracked, markOf, wasTracked } from './mark';
import { LEASE_MS, type TrackedStore } from './trackedStore';

/** Up to this size of a batch, an event is remembered before its place is free for another one. */
const SMALL_BATCH = 1000;

/** Each write rewrites the whole store, so a larger batch takes larger ones, not more of them. */
const batchSize = (events: number) => (events < SMALL_BATCH ? 1 : Math.floor(events / 200));

/** How often an event that another execution sends is looked up, in ms. */
const POLL_MS = 500;

/** Leases are taken again well before others may take them. */
const RENEW_MS = LEASE_MS / 2;

type Finished = readonly [mark: string, isTracked: boolean];

/** Sees to it that each event is sent once, whatever executions it comes with. */
export class TrackedEvents {
	private claims = new Map<string, Claim>();

	private claimedAt = 0;

	/** The look-up that is in flight; if it fails, all who wait for it fail. */
	private lookUp: Promise<Result<unknown>> | undefined;

	private readonly inFlight = new Map<string, Promise<Outcome | undefined>>();

	private writer = new BatchedWriter<Finished>(1, (batch) => this.write(batch));

	private unwritten: Finished[] = [];

	/** @param account what the events belong to: the same customer may sign up at another one */
	constructor(
		private readonly store: TrackedStore,
		private readonly account: string,
		private readonly stopped: AbortSignal | undefined,
	) {}

	/** Looks up all events at once, before any is sent. */
	async open(plans: readonly SendPlan[]): Promise<Result<unknown>> {
		const marks = new Set(
			plans.map((plan) => markOf(this.account, plan)).filter((one) => one !== undefined),
		);
		this.writer = new BatchedWriter(batchSize(marks.size), (batch) => this.write(batch));
		return await this.claim([...marks]);
	}

	/** Sends the event unless it was tracked before, by another execution or another item. */
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
		const letGo = this.store.hold(mark);
		const sending = send();
		this.inFlight.set(mark, sending);
		const outcome = await sending;
		const isTracked = wasTracked(outcome);
		this.claims.set(mark, isTracked ? 'skip' : 'wait');
		this.inFlight.delete(mark);
		await this.writer.add([[mark, isTracked]]);
		letGo();
		return outcome;
	}

	/** Writes down what is left; gives how many tracked events could not be remembered. */
	async close(): Promise<number> {
		await this.writer.flush();
		const again = this.unwritten;
		this.unwritten = [];
		const known = new Set(again.map(([mark]) => mark));
		const unsent = this.store.held.filter((mark) => !known.has(mark));
		await this.write([...again, ...unsent.map((mark): Finished => [mark, false])]);
		this.store.close();
		return this.unwritten.filter(([, isTracked]) => isTracked).length;
	}

	/** Whether to send an event now; waits while another execution sends it. */
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

	/** Looks up once for all events that wait or were not sent yet. */
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
