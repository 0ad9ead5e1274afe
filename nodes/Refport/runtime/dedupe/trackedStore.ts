import { type Result, success } from '../../core/result';
import { toResult } from '../toResult';
import { type Claim, claimKeys, isStale, isTracked, keysToRemove, stateKeys } from './claim';
import { type Keys, keysToKeep, knownKeys, leaseKey, pendingKey } from './keys';
import { leasedIn } from './leasedIn';
import { removeInLots } from './remove';

/** How long an execution that claims an event holds it: this period and the next one. */
export const LEASE_MS = 30_000;

/**
 * Which events were tracked, by marks, over executions and processes.
 *
 * An event is entered as known, as pending and as leased before it is sent. Once it was tracked, only
 * one key that says "known" stays. Tracked is what is known and not pending: whatever a crash or a full
 * list leaves behind reads as not tracked, and so can repeat an event but never lose one. The lease
 * names the period in which it was taken, so a dead execution holds an event for a minute at most.
 */
export class TrackedStore {
	/** The leases that this execution holds, by mark. */
	private readonly leases = new Map<string, number>();

	/** @param clock ms since the epoch, because other processes read the periods */
	constructor(
		private readonly keys: Keys,
		private readonly clock: () => number,
		private readonly eventsToRemember: number,
	) {}

	/** Looks up marks and takes those that are free, in one step. */
	claim(marks: readonly string[]): Promise<Result<Map<string, Claim>>> {
		return this.keys.inOneTurn(() => toResult('MEMORY_ERROR', () => this.tryClaim(marks)));
	}

	/** Notes which events were tracked. Forgets the others, so that they take no room. */
	async finish(tracked: readonly string[], others: readonly string[]): Promise<Result<void>> {
		const free = others.filter((mark) => this.leases.has(mark) && !tracked.includes(mark));
		const leaseOf = (mark: string) => leaseKey(mark, this.leases.get(mark) ?? 0);
		const gone = [
			...tracked.map((mark) => [...stateKeys(mark).slice(1), leaseOf(mark)]),
			...free.map((mark) => [...stateKeys(mark), leaseOf(mark)]),
		];
		if (gone.length === 0) return success(undefined);
		// Another item with the same event failed before, and what it had claimed was removed.
		const missing = tracked.filter((mark) => !this.leases.has(mark));
		const write = async () => {
			if (missing.length > 0) await this.keys.enter(missing.map((mark) => knownKeys(mark)[0]));
			await removeInLots(this.keys, gone);
		};
		const written = await this.keys.inOneTurn(() => toResult('MEMORY_ERROR', write));
		if (written.ok) this.letGo([...tracked, ...free]);
		return written;
	}

	/** Keeps an event from other executions of this process while it is sent; returns how to end that. */
	hold(mark: string): () => void {
		return this.keys.hold(mark);
	}

	/** The marks that this execution claimed and has not finished. */
	get held(): string[] {
		return [...this.leases.keys()];
	}

	/** Ends all claims, also those that could not be written. */
	close(): void {
		this.letGo(this.held);
	}

	private async tryClaim(marks: readonly string[]): Promise<Map<string, Claim>> {
		const period = Math.floor(this.clock() / LEASE_MS);
		const entries = marks.flatMap((mark) => claimKeys(mark, period));
		const claimed = this.keys.countClaimed(0) + marks.length;
		const enter = () => this.keys.enter(entries, keysToKeep(this.eventsToRemember, claimed));
		// Two processes that make the first entry of a node at the same time collide; then it is there.
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
		await this.tidyUp(claims, before, period);
		return claims;
	}

	/** Removes what was entered only to ask, and notes what was claimed. */
	private async tidyUp(claims: Map<string, Claim>, before: Set<string>, period: number) {
		const gone: string[][] = [];
		const stale: string[] = [];
		for (const [mark, claim] of claims) {
			const claimed = { claim, before, period, own: this.leases.get(mark) };
			gone.push(keysToRemove(mark, claimed));
			if (isStale(mark, claimed)) stale.push(...stateKeys(mark));
			if (claim === 'send') this.lease(mark, period);
			if (claim === 'skip') this.letGo([mark]);
		}
		await removeInLots(this.keys, gone);
		if (stale.length > 0) await this.keys.enter(stale);
	}

	private lease(mark: string, period: number): void {
		if (!this.leases.has(mark)) this.keys.countClaimed(1);
		this.leases.set(mark, period);
	}

	private letGo(marks: readonly string[]): void {
		for (const mark of marks) {
			if (this.leases.delete(mark)) this.keys.countClaimed(-1);
		}
	}
}
