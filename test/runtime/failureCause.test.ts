import type { INode } from 'n8n-workflow';
import { classifyNetworkError } from '../../nodes/Refport/core/reply/networkErrors';
import { classifyReply } from '../../nodes/Refport/core/reply/classify';
import { type Failure, inputFailure } from '../../nodes/Refport/core/result';
import { toNodeError } from '../../nodes/Refport/runtime/report/nodeErrors';

const NODE: INode = {
	id: '1',
	name: 'Refport',
	type: 'n8n-nodes-refport.refport',
	typeVersion: 2,
	position: [0, 0],
	parameters: {},
};

const causeOf = (failure: Failure) =>
	toNodeError(NODE, failure, 0, { outcomes: [undefined], unrecorded: 0 }, false).failure;

function failedWith(status: number, code: string, headers: Record<string, string> = {}): Failure {
	const result = classifyReply({ status, headers, body: { error: { code, message: '' } } }, 0);
	if (result.ok) throw new Error('The response was classified as a success');
	return result.failure;
}

/** These causes exist in n8n-workflow since 2.41. Older versions of n8n ignore them. */
it.each([
	[failedWith(429, 'RATE_LIMIT_EXCEEDED'), { cause: 'rate-limited' }],
	[
		failedWith(429, 'RATE_LIMITED', { 'retry-after': '7' }),
		{ cause: 'rate-limited', retryAfterMs: 7000 },
	],
	[failedWith(401, 'UNAUTHORIZED'), { cause: 'credential-invalid' }],
	[inputFailure('CREDENTIAL_ERROR', 'gone'), { cause: 'credential-invalid' }],
	[failedWith(500, 'HTTP_500'), { cause: 'temporarily-unavailable' }],
	[
		failedWith(503, 'HTTP_503', { 'retry-after': '7' }),
		{ cause: 'temporarily-unavailable', retryAfterMs: 7000 },
	],
	[failedWith(501, 'HTTP_501'), { cause: 'temporarily-unavailable' }],
	[classifyNetworkError('ECONNREFUSED', ''), { cause: 'temporarily-unavailable' }],
	[classifyNetworkError('ETIMEDOUT', ''), { cause: 'temporarily-unavailable' }],
	[classifyNetworkError('CERT_HAS_EXPIRED', ''), { cause: 'configuration-invalid' }],
	[failedWith(400, 'INVALID_CLICK_ID'), { cause: 'configuration-invalid' }],
	[failedWith(404, 'NOT_FOUND'), { cause: 'configuration-invalid' }],
	[failedWith(302, 'FOUND'), { cause: 'configuration-invalid' }],
	[inputFailure('INVALID_INPUT', 'Amount is empty'), { cause: 'configuration-invalid' }],
	[inputFailure('PARAMETER_ERROR', 'unknown name'), { cause: 'configuration-invalid' }],
])('reports the cause of the failure %j to n8n', (failure, cause) => {
	expect(causeOf(failure)).toEqual(cause);
});
