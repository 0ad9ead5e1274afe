/**
 * A fair queue. The owners take turns, so that one with a single request does not wait behind
 * hundreds of requests of another.
 */
export class FairQueue<Owner, T> {
	private readonly queues = new Map<Owner, T[]>();

	get isEmpty(): boolean {
		return this.queues.size === 0;
	}

	/** @param isUrgent whether to put it before the owner's other entries */
	add(owner: Owner, one: T, isUrgent: boolean): void {
		const queue = this.queues.get(owner) ?? [];
		if (isUrgent) queue.unshift(one);
		else queue.push(one);
		this.queues.set(owner, queue);
	}

	/** Removes and returns the next entry. Its owner goes to the end. */
	take(): T | undefined {
		const [next] = this.queues;
		if (!next) return undefined;
		const [owner, queue] = next;
		const one = queue.shift();
		this.queues.delete(owner);
		if (queue.length > 0) this.queues.set(owner, queue);
		return one;
	}

	/** Removes and returns all entries that match. */
	remove(matches: (one: T) => boolean): T[] {
		const removed: T[] = [];
		for (const [owner, queue] of this.queues) {
			const gone = queue.filter(matches);
			if (gone.length === 0) continue;
			removed.push(...gone);
			const left = queue.filter((one) => !matches(one));
			if (left.length > 0) this.queues.set(owner, left);
			else this.queues.delete(owner);
		}
		return removed;
	}
}
