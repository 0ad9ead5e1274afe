import { type Failure, inputFailure } from '../../nodes/Refport/core/result';
import { errorFields } from '../../nodes/Refport/runtime/report/nodeErrors';

const RATE_LIMITED: Failure = {
	kind: 'api',
	code: 'RATE_LIMIT_EXCEEDED',
	message: 'Slow down.',
	httpStatus: 429,
	retryable: true,
	mayBeRecorded: false,
};

describe('the error of a failed item', () => {
	it('has the same keys in the same order, without retryAfter and field if there are none', () => {
		expect(Object.keys(errorFields(RATE_LIMITED, 2))).toEqual([
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
		expect(errorFields({ ...RATE_LIMITED, retryAfterMs }, 1).retryAfter).toBe(retryAfter);
	});

	it.each([true, false])('shows whether the event may be recorded: %s', (mayBeRecorded) => {
		expect(errorFields({ ...RATE_LIMITED, mayBeRecorded }, 1).mayBeRecorded).toBe(mayBeRecorded);
	});

	it('names the invalid field', () => {
		expect(errorFields(inputFailure('INVALID_INPUT', 'Amount is empty', 'amount'), 0)).toEqual({
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
