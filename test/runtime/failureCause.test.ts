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
	toNodeError(NODE, failure, 0, { outcomes: [undefined], unrecorded: 0 }).failure;

function replied(status: number, code: string, headers: Record<string, string> = {}): Failure {
	const result = classifyReply({ status, headers, body: { error: { code, message: '' } } }, 0);
	if (result.ok) throw new Error('The reply was classified as a success');
	return result.failure;
}

/** The causes of n8n-workflow 2.41, which older versions of n8n ignore. */
it.each([
	[replied(429, 'RATE_LIMIT_EXCEEDED'), { cause: 'rate-limited' }],
	[
		replied(429, 'RATE_LIMITED', { 'retry-after': '7' }),
		{ cause: 'rate-limited', retryAfterMs: 7000 },
	],
	[replied(401, 'UNAUTHORIZED'), { cause: 'credential-invalid' }],
	[inputFailure('CREDENTIAL_ERROR', 'gone'), { cause: 'credential-invalid' }],
	[replied(500, 'HTTP_500'), { cause: 'temporarily-unavailable' }],
	[
		replied(503, 'HTTP_503', { 'retry-after': '7' }),
		{ cause: 'temporarily-unavailable', retryAfterMs: 7000 },
	],
	[replied(501, 'HTTP_501'), { cause: 'temporarily-unavailable' }],
	[classifyNetworkError('ECONNREFUSED', ''), { cause: 'temporarily-unavailable' }],
	[classifyNetworkError('ETIMEDOUT', ''), { cause: 'temporarily-unavailable' }],
	[classifyNetworkError('CERT_HAS_EXPIRED', ''), { cause: 'configuration-invalid' }],
	[replied(400, 'INVALID_CLICK_ID'), { cause: 'configuration-invalid' }],
	[replied(404, 'NOT_FOUND'), { cause: 'configuration-invalid' }],
	[replied(302, 'FOUND'), { cause: 'configuration-invalid' }],
	[inputFailure('INVALID_INPUT', 'Amount is empty'), { cause: 'configuration-invalid' }],
	[inputFailure('PARAMETER_ERROR', 'unknown name'), { cause: 'configuration-invalid' }],
])('declares to n8n why it failed: %j', (failure, cause) => {
	expect(causeOf(failure)).toEqual(cause);
});
