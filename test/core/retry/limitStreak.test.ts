import { LimitStreak } from '../../../nodes/Refport/core/retry/limitStreak';

const NONE = { rounds: 0, requests: 0, seconds: 0 };

describe('rate-limited responses in a row', () => {
	it('are none at the start', () => {
		const streak = new LimitStreak();
		expect(streak.isEmpty).toBe(true);
		expect(streak.since(0, 5000)).toEqual(NONE);
	});

	it('count as one round if the requests were in flight together', () => {
		const streak = new LimitStreak();
		streak.add(1000, true);
		streak.add(1010, false);
		streak.add(1020, false);
		streak.add(3000, true);
		expect(streak.isEmpty).toBe(false);
		expect(streak.since(0, 4400)).toEqual({ rounds: 2, requests: 4, seconds: 3 });
	});

	it('do not count for an execution that starts later', () => {
		const streak = new LimitStreak();
		streak.add(1000, true);
		streak.add(2000, true);
		streak.add(2001, false);
		expect(streak.since(1001, 4000)).toEqual({ rounds: 1, requests: 2, seconds: 2 });
		expect(streak.since(2000, 4000)).toEqual({ rounds: 1, requests: 2, seconds: 2 });
		expect(streak.since(2001, 4000)).toEqual(NONE);
	});

	it('end with the first accepted request', () => {
		const streak = new LimitStreak();
		streak.add(1000, true);
		streak.end();
		expect(streak.isEmpty).toBe(true);
		streak.add(1500, false);
		expect(streak.since(0, 1500)).toEqual({ rounds: 1, requests: 1, seconds: 0 });
	});

	it('are counted for the last 50 rounds', () => {
		const streak = new LimitStreak();
		for (let at = 1; at <= 60; at++) streak.add(at * 1000, true);
		expect(streak.since(0, 60_000)).toEqual({ rounds: 50, requests: 50, seconds: 49 });
	});
});
