/** Consecutive rate limits without an accepted request in between. */
export interface Streak {
	/** Number of limits, each after the pause of the one before. */
	rounds: number;
	/** Number of rejected requests. */
	requests: number;
	/** Time since the first limit, in s. */
	seconds: number;
}

/** Larger than any number of rounds that a decision depends on. */
const MAX_ROUNDS = 50;

/** The limits since the service last accepted a request. */
export class LimitStreak {
	private rounds: Array<{ at: number; requests: number }> = [];

	get isEmpty(): boolean {
		return this.rounds.length === 0;
	}

	/** @param isNew whether the request was sent after the last limit became known */
	add(now: number, isNew: boolean): void {
		const last = this.rounds.at(-1);
		if (last && !isNew) last.requests += 1;
		else this.rounds = [...this.rounds.slice(1 - MAX_ROUNDS), { at: now, requests: 1 }];
	}

	end(): void {
		this.rounds = [];
	}

	/** Only limits since a moment, because an execution ignores those from before it started. */
	since(moment: number, now: number): Streak {
		const own = this.rounds.filter(({ at }) => at >= moment);
		return {
			rounds: own.length,
			requests: own.reduce((sum, { requests }) => sum + requests, 0),
			seconds: Math.round((now - (own[0]?.at ?? now)) / 1000),
		};
	}
}
