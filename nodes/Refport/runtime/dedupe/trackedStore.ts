import { type Result, success } from '../../core/result';
import { toResult } from '../toResult';
import { type Claim, claimKeys, isStale, isTracked, keysToRemove, stateKeys } from './claim';
import { type Keys, keysToKeep, knownKeys, leaseKey, pendingKey } from './keys';
import { leasedIn } from './leasedIn';
import { removeInBatches } from './remove';

/** Length of a lease period. A claim lasts for the rest of its period and the next one. */
export const LEASE_MS = 30_000;

/**
 * Stores which events are tracked, by mark, for all executions and processes.
 *
 * Before an event is sent, keys for known, pending and a lease are added. After it is tracked, only
 * one key for "known" stays. An event counts as tracked if it is known and not pending. What a
 * crash or a full list leaves behind counts as not tracked, so it can cause a duplicate but never a
 * lost event. The lease contains its period, so a dead execution blocks an event for one minute at
 * most.
 */
export class TrackedStore {
	/** The leases of this execution, by mark. */
	private readonly leases = new Map<string, number>();

	/** @param clock in ms since the epoch, because processes compare their periods */
	constructor(
		private readonly keys: Keys,
		private readonly clock: () => number,
		private readonly eventsToRemember: number,
	) {}

	/** Looks up marks and claims those that are free, in one step. */
	claim(marks: readonly string[]): Promise<Result<Map<string, Claim>>> {
		return this.keys.runExclusive(() => toResult('MEMORY_ERROR', () => this.tryClaim(marks)));
	}

	/** Stores which events are tracked. Removes the keys of the others. */
	async finish(tracked: readonly string[], others: readonly string[]): Promise<Result<void>> {
		const free = others.filter((mark) => this.leases.has(mark) && !tracked.includes(mark));
		const leaseOf = (mark: string) => leaseKey(mark, this.leases.get(mark) ?? 0);
		const gone = [
			...tracked.map((mark) => [...stateKeys(mark).slice(1), leaseOf(mark)]),
			...free.map((mark) => [...stateKeys(mark), leaseOf(mark)]),
		];
		if (gone.length === 0) return success(undefined);
		// Another item with the same event has failed, so its keys are already removed.
		const missing = tracked.filter((mark) => !this.leases.has(mark));
		const write = async () => {
			if (missing.length > 0) await this.keys.enter(missing.map((mark) => knownKeys(mark)[0]));
			await removeInBatches(this.keys, gone);
		};
		const written = await this.keys.runExclusive(() => toResult('MEMORY_ERROR', write));
		if (written.ok) this.release([...tracked, ...free]);
		return written;
	}

	/**
	 * Reserves an event within this process while it is sent. Returns a function that releases it.
	 */
	hold(mark: string): () => void {
		return this.keys.hold(mark);
	}

	/** The marks that this execution has claimed and not finished. */
	get held(): string[] {
		return [...this.leases.keys()];
	}

	/** Releases all claims, even if writing them failed. */
	async close(): Promise<void> {
		this.release(this.held);
		await this.keys.released();
	}

	private async tryClaim(marks: readonly string[]): Promise<Map<string, Claim>> {
		const period = Math.floor(this.clock() / LEASE_MS);
		const entries = marks.flatMap((mark) => claimKeys(mark, period));
		const claimed = this.keys.countClaimed(0) + marks.length;
		const enter = () => this.keys.enter(entries, keysToKeep(this.eventsToRemember, claimed));
		// If two processes create a node's list at the same time, one call fails. Its retry finds the list.
		const before = new Set(await enter().catch(enter));
		const unclear = marks.filter((mark) => before.has(pendingKey(mark)));
		const earlier = await leasedIn(this.keys, unclear, period - 1);
		const isTaken = (mark: string) => {
			const own = this.leases.get(mark);
			const isNow = before.has(leaseKey(mark, period)) && own !== period;
			return isNow || (earlier.has(mark) && own !== period - 1);
		};
		const claimOf = (mark: string): Claim => {
			if (isTracked(mark, before)) return 'skip';
			return this.keys.isHeld(mark) || isTaken(mark) ? 'wait' : 'send';
		};
		const claims = new Map(marks.map((mark) => [mark, claimOf(mark)]));
		await this.cleanUp(claims, before, period);
		return claims;
	}

	/** Removes keys that were added only to look them up, and records the claims. */
	private async cleanUp(claims: Map<string, Claim>, before: Set<string>, period: number) {
		const gone: string[][] = [];
		const stale: string[] = [];
		for (const [mark, claim] of claims) {
			const claimed = { claim, before, period, own: this.leases.get(mark) };
			gone.push(keysToRemove(mark, claimed));
			if (isStale(mark, claimed)) stale.push(...stateKeys(mark));
			if (claim === 'send') this.lease(mark, period);
			if (claim === 'skip') this.release([mark]);
		}
		await removeInBatches(this.keys, gone);
		if (stale.length > 0) await this.keys.enter(stale);
	}

	private lease(mark: string, period: number): void {
		if (!this.leases.has(mark)) this.keys.countClaimed(1);
		this.leases.set(mark, period);
	}

	private release(marks: readonly string[]): void {
		for (const mark of marks) {
			if (this.leases.delete(mark)) this.keys.countClaimed(-1);
		}
	}
}
