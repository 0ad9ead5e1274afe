interface Event {
	at: number;
	happen: (now: number) => void;
}

/** The next events in virtual time, in ms. Events at the same time keep their order. */
export class EventQueue {
	private readonly events: Event[] = [];

	/** The time of the next event. Infinity if there is none. */
	get nextAt(): number {
		return this.events[0]?.at ?? Number.POSITIVE_INFINITY;
	}

	add(at: number, happen: (now: number) => void): void {
		let index = this.events.length;
		while (index > 0 && (this.events[index - 1]?.at ?? 0) > at) index -= 1;
		this.events.splice(index, 0, { at, happen });
	}

	/** Runs all events that are due. */
	runUntil(now: number): void {
		while (this.nextAt <= now) this.events.shift()?.happen(now);
	}
}
