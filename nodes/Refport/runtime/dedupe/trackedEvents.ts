import { createHash } from 'node:crypto';
import { type Result, success } from '../../core/result';
import type { SendPlan } from '../../operations/operation';
import { BatchedWriter } from './batchedWriter';
import type { Outcome } from '../outcome';
import type { TrackedStore } from './trackedStore';

/** Up to this size of a batch, an event is remembered before its place is free for another one. */
const SMALL_BATCH = 1000;

/** Each lot rewrites the whole store, so a larger batch takes larger lots, not more of them. */
const lotSize = (events: number) => (events < SMALL_BATCH ? 1 : Math.floor(events / 200));

const wasTracked = (outcome: Outcome | undefined) =>
	outcome?.ok === true && outcome.output.outcome === 'tracked';

/** Which events of an execution were tracked before, and which have been since. */
export class TrackedEvents {
	private readonly underWay = new Map<string, Promise<Outcome | undefined>>();

	private readonly lots: BatchedWriter<string>;

	private unsettled: string[] = [];

	private constructor(
		private readonly store: TrackedStore,
		private readonly markOf: (plan: SendPlan) => string | undefined,
		private readonly tracked: Set<string>,
		events: number,
	) {
		this.lots = new BatchedWriter(lotSize(events), (marks) => this.settle(marks));
	}

	/**
	 * Looks up all events at once, before any is sent.
	 *
	 * @param account what the events belong to: the same customer may sign up at another one
	 */
	static async open(
		store: TrackedStore,
		account: string,
		plans: readonly SendPlan[],
	): Promise<Result<TrackedEvents>> {
		const markOf = ({ identity }: SendPlan) =>
			identity &&
			createHash('sha256')
				.update(JSON.stringify([account, ...identity]))
				.digest('base64');
		const marks = new Set(plans.map(markOf).filter((mark) => mark !== undefined));
		if (marks.size === 0) return success(new TrackedEvents(store, markOf, new Set(), 0));
		const tracked = await store.enter([...marks]);
		if (!tracked.ok) return tracked;
		const memory = new TrackedEvents(store, markOf, tracked.value, marks.size);
		await memory.settle([...tracked.value]);
		return success(memory);
	}

	/** Sends the event unless it was tracked before, by an earlier execution or another item. */
	async sendOnce(
		plan: SendPlan,
		send: () => Promise<Outcome | undefined>,
	): Promise<Outcome | undefined> {
		const mark = this.markOf(plan);
		if (mark === undefined) return send();
		while (this.underWay.has(mark)) await this.underWay.get(mark);
		if (this.tracked.has(mark)) {
			const output = { outcome: 'skipped', reason: 'already_tracked', ...plan.summary };
			return { ok: true, output };
		}
		const sending = send();
		this.underWay.set(mark, sending);
		const outcome = await sending;
		this.underWay.delete(mark);
		if (!wasTracked(outcome)) return outcome;
		this.tracked.add(mark);
		await this.lots.add([mark]);
		return outcome;
	}

	/** Writes down what is left; gives how many tracked events could not be remembered. */
	async close(): Promise<number> {
		await this.lots.flush();
		const again = this.unsettled;
		this.unsettled = [];
		await this.settle(again);
		return this.unsettled.length;
	}

	private async settle(marks: readonly string[]): Promise<void> {
		if (marks.length === 0) return;
		const settled = await this.store.settle(marks);
		if (!settled.ok) this.unsettled = [...this.unsettled, ...marks];
	}
}
