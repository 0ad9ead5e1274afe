/**
 * What waits for its turn, by whom it belongs to. The owners take turns, so that one with a single
 * request does not wait behind the hundreds of another.
 */
export class WaitingLine<Owner, T> {
	private readonly lines = new Map<Owner, T[]>();

	get isEmpty(): boolean {
		return this.lines.size === 0;
	}

	/** @param isUrgent whether it goes before the others of its owner */
	add(owner: Owner, one: T, isUrgent: boolean): void {
		const line = this.lines.get(owner) ?? [];
		if (isUrgent) line.unshift(one);
		else line.push(one);
		this.lines.set(owner, line);
	}

	/** Takes the next one; its owner goes to the end. */
	take(): T | undefined {
		const [next] = this.lines;
		if (!next) return undefined;
		const [owner, line] = next;
		const one = line.shift();
		this.lines.delete(owner);
		if (line.length > 0) this.lines.set(owner, line);
		return one;
	}

	/** Takes out all that match. */
	remove(matches: (one: T) => boolean): T[] {
		const removed: T[] = [];
		for (const [owner, line] of this.lines) {
			const gone = line.filter(matches);
			if (gone.length === 0) continue;
			removed.push(...gone);
			const left = line.filter((one) => !matches(one));
			if (left.length > 0) this.lines.set(owner, left);
			else this.lines.delete(owner);
		}
		return removed;
	}
}
