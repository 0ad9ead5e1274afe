import { LimitStreak } from '../../../nodes/Refport/core/retry/limitStreak';

const NONE = { rounds: 0, requests: 0, seconds: 0 };

describe('LimitStreak', () => {
	it('begins empty', () => {
		const streak = new LimitStreak();
		expect(streak.isEmpty).toBe(true);
		expect(streak.since(0, 5000)).toEqual(NONE);
	});

	it('counts requests that met a limit together as one round', () => {
		const streak = new LimitStreak();
		streak.add(1000, true);
		streak.add(1010, false);
		streak.add(1020, false);
		streak.add(3000, true);
		expect(streak.isEmpty).toBe(false);
		expect(streak.since(0, 4400)).toEqual({ rounds: 2, requests: 4, seconds: 3 });
	});

	it('does not count what others met before an execution began', () => {
		const streak = new LimitStreak();
		streak.add(1000, true);
		streak.add(2000, true);
		streak.add(2001, false);
		expect(streak.since(1001, 4000)).toEqual({ rounds: 1, requests: 2, seconds: 2 });
		expect(streak.since(2000, 4000)).toEqual({ rounds: 1, requests: 2, seconds: 2 });
		expect(streak.since(2001, 4000)).toEqual(NONE);
	});

	it('ends with the first request that is accepted', () => {
		const streak = new LimitStreak();
		streak.add(1000, true);
		streak.end();
		expect(streak.isEmpty).toBe(true);
		streak.add(1500, false);
		expect(streak.since(0, 1500)).toEqual({ rounds: 1, requests: 1, seconds: 0 });
	});

	it('keeps the last 50 rounds', () => {
		const streak = new LimitStreak();
		for (let at = 1; at <= 60; at++) streak.add(at * 1000, true);
		expect(streak.since(0, 60_000)).toEqual({ rounds: 50, requests: 50, seconds: 49 });
	});
});
