import { type Result, success } from '../../core/result';
import { toResult } from '../toResult';
import { type Keys, knownKey, leaseKey, pendingKey } from './keys';

/** What is to be done with an event: send it, skip it, or wait, since another execution sends it. */
export type Claim = 'send' | 'skip' | 'wait';

/** For how long an execution that begins to send an event holds it: this period and the next one. */
export const LEASE_MS = 30_000;

/**
 * Which events were tracked, by marks, over executions and processes.
 *
 * Each mark is entered as known, as pending and as leased before its event is sent; once the event was
 * tracked, the second and third entry are taken away. Tracked is what is known and not pending:
 * whatever a crash leaves behind reads as not tracked, and so can repeat an event but never lose one.
 * The lease names the period in which it was taken, so that a dead execution holds it for a minute at
 * the most.
 */
export class TrackedStore {
	/** The leases that this execution holds, by mark. */
	private readonly leases = new Map<string, number>();

	/** @param clock ms since the epoch, since other processes read the periods */
	constructor(
		private readonly keys: Keys,
		private readonly clock: () => number,
	) {}

	/** Looks up marks and takes those that are free, in one step. */
	claim(marks: readonly string[]): Promise<Result<Map<string, Claim>>> {
		return this.keys.inOneTurn(() => toResult('MEMORY_ERROR', () => this.tryClaim(marks)));
	}

	/** Notes for marks that this execution claimed that their events were tracked, or that they are free. */
	async finish(tracked: readonly string[], free: readonly string[]): Promise<Result<void>> {
		const mine = [...tracked, ...free].filter((mark) => this.leases.has(mark));
		const leases = mine.map((mark) => leaseKey(mark, this.leases.get(mark) ?? 0));
		const gone = [...tracked.map(pendingKey), ...leases];
		if (gone.length === 0) return success(undefined);
		// Another process that writes at the same moment brings back what was taken away, so it is taken
		// away twice.
		const remove = async () => {
			await this.keys.remove(gone);
			await this.keys.remove(gone);
		};
		const removed = await this.keys.inOneTurn(() => toResult('MEMORY_ERROR', remove));
		if (removed.ok) for (const mark of mine) this.leases.delete(mark);
		return removed;
	}

	/** Keeps an event from other executions of this process while it is sent; returns how to end that. */
	hold(mark: string): () => void {
		return this.keys.hold(mark);
	}

	/** The marks that this execution claimed and has not finished. */
	get held(): string[] {
		return [...this.leases.keys()];
	}

	private async tryClaim(marks: readonly string[]): Promise<Map<string, Claim>> {
		const period = Math.floor(this.clock() / LEASE_MS);
		// Known first: n8n forgets the oldest entries, and what is only pending must not read as tracked.
		const entries = [
			...marks.map(knownKey),
			...marks.map(pendingKey),
			...marks.map((mark) => leaseKey(mark, period)),
		];
		// Two workers that make the first entry at the same time collide; then it is there.
		const before = new Set(await this.keys.enter(entries).catch(() => this.keys.enter(entries)));
		const tracked = (mark: string) => before.has(knownKey(mark)) && !before.has(pendingKey(mark));
		const unclear = marks.filter((mark) => before.has(pendingKey(mark)));
		const earlier = await this.earlierLeases(unclear, period - 1);
		const isTaken = (mark: string) => {
			const own = this.leases.get(mark);
			const isNow = before.has(leaseKey(mark, period)) && own !== period;
			return isNow || (earlier.has(mark) && own !== period - 1);
		};
		const claimOf = (mark: string): Claim => {
			if (tracked(mark)) return 'skip';
			return this.keys.isHeld(mark) || isTaken(mark) ? 'wait' : 'send';
		};
		const claims = new Map(marks.map((mark) => [mark, claimOf(mark)]));
		await this.tidyUp(claims, before, period);
		return claims;
	}

	/** Those of the marks that were leased in a period. */
	private async earlierLeases(marks: readonly string[], period: number): Promise<Set<string>> {
		if (marks.length === 0) return new Set();
		const before = new Set(await this.keys.enter(marks.map((mark) => leaseKey(mark, period))));
		const taken = marks.filter((mark) => before.has(leaseKey(mark, period)));
		const added = marks.filter((mark) => !taken.includes(mark));
		if (added.length > 0) await this.keys.remove(added.map((mark) => leaseKey(mark, period)));
		return new Set(taken);
	}

	/** Takes away what was entered only to ask. */
	private async tidyUp(claims: Map<string, Claim>, before: Set<string>, period: number) {
		const gone: string[] = [];
		for (const [mark, claim] of claims) {
			if (claim === 'skip') gone.push(pendingKey(mark));
			const own = this.leases.get(mark);
			if (claim !== 'send') {
				if (!before.has(leaseKey(mark, period))) gone.push(leaseKey(mark, period));
				continue;
			}
			if (own !== undefined && own !== period) gone.push(leaseKey(mark, own));
			this.leases.set(mark, period);
		}
		if (gone.length > 0) await this.keys.remove(gone);
	}
}
