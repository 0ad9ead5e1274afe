import { type Failure, inputFailure } from '../../nodes/Refport/core/result';
import { errorFacts } from '../../nodes/Refport/runtime/report/nodeErrors';

const LIMITED: Failure = {
	kind: 'api',
	code: 'RATE_LIMIT_EXCEEDED',
	message: 'Slow down.',
	httpStatus: 429,
	retryable: true,
	mayBeRecorded: false,
};

describe('errorFacts', () => {
	it('has these keys in this order, and nothing of a wait or a field that is not named', () => {
		expect(Object.keys(errorFacts(LIMITED, 2))).toEqual([
			...['code', 'message', 'description', 'httpStatus', 'retryable', 'mayBeRecorded'],
			'attempts',
		]);
	});

	it.each([
		{ retryAfterMs: 1, retryAfter: 1 },
		{ retryAfterMs: 1000, retryAfter: 1 },
		{ retryAfterMs: 1001, retryAfter: 2 },
		{ retryAfterMs: 3_600_000, retryAfter: 3600 },
	])('rounds a wait of $retryAfterMs ms up to $retryAfter s', ({ retryAfterMs, retryAfter }) => {
		expect(errorFacts({ ...LIMITED, retryAfterMs }, 1).retryAfter).toBe(retryAfter);
	});

	it.each([true, false])('says whether the event may be recorded: %s', (mayBeRecorded) => {
		expect(errorFacts({ ...LIMITED, mayBeRecorded }, 1).mayBeRecorded).toBe(mayBeRecorded);
	});

	it('names the field to correct', () => {
		expect(errorFacts(inputFailure('INVALID_INPUT', 'Amount is empty', 'amount'), 0)).toEqual({
			code: 'INVALID_INPUT',
			message: 'INVALID_INPUT: Amount is empty',
			description: expect.stringMatching(/^Nothing was sent/) as string,
			httpStatus: null,
			retryable: false,
			mayBeRecorded: false,
			attempts: 0,
			field: 'amount',
		});
	});
});
