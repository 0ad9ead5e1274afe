/** How many limits in a row there were, with nothing accepted in between. */
export interface Streak {
	/** Limits that requests met one after the other, each after a pause. */
	rounds: number;
	/** Requests that were refused in them. */
	requests: number;
	/** From the first of them until now, in s. */
	seconds: number;
}

/** More rounds than anybody counts. */
const MAX_ROUNDS = 50;

/** The limits since the service last accepted a request. */
export class LimitStreak {
	private rounds: Array<{ at: number; requests: number }> = [];

	get isEmpty(): boolean {
		return this.rounds.length === 0;
	}

	/** @param isNew whether the request was sent after the pause of the limit before */
	add(now: number, isNew: boolean): void {
		const last = this.rounds.at(-1);
		if (last && !isNew) last.requests += 1;
		else this.rounds = [...this.rounds.slice(1 - MAX_ROUNDS), { at: now, requests: 1 }];
	}

	end(): void {
		this.rounds = [];
	}

	/** Those since a moment: an execution does not count what others met before it began. */
	since(moment: number, now: number): Streak {
		const own = this.rounds.filter(({ at }) => at >= moment);
		return {
			rounds: own.length,
			requests: own.reduce((sum, { requests }) => sum + requests, 0),
			seconds: Math.round((now - (own[0]?.at ?? now)) / 1000),
		};
	}
}
