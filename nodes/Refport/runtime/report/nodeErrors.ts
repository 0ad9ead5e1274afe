import { type IDataObject, type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { descriptionOf, messageOf } from '../../core/reply/failureText';
import type { Failure } from '../../core/result';
import { batchReport } from './batchReport';
import type { Collected } from '../outcome';
import { unrecordedText } from './unrecorded';

type Cause = NonNullable<NodeApiError['failure']>;

/** The cause of the failure in n8n's own categories, for its monitoring. */
function causeOf(failure: Failure): Cause {
	const { code, httpStatus, kind, retryable, mayBeRecorded, retryAfterMs } = failure;
	if (httpStatus === 429) return { cause: 'rate-limited', retryAfterMs };
	if (httpStatus === 401 || code === 'CREDENTIAL_ERROR') return { cause: 'credential-invalid' };
	const outage = retryable || (httpStatus ?? 0) >= 500 || (kind === 'network' && mayBeRecorded);
	return outage
		? { cause: 'temporarily-unavailable', retryAfterMs }
		: { cause: 'configuration-invalid' };
}

/**
 * Returns the error that ends the execution. The message has code, text and item. The description
 * has the advice and the state of the other items.
 */
export function toNodeError(
	node: INode,
	failure: Failure,
	itemIndex: number,
	{ outcomes, unrecorded }: Collected,
	skipsTracked: boolean,
): NodeApiError | NodeOperationError {
	const isBatch = outcomes.length > 1;
	const place = isBatch ? ` [Item ${itemIndex + 1} of ${outcomes.length}]` : '';
	const message = `${messageOf(failure)}${place}`;
	const unrecordedNote = unrecorded > 0 ? unrecordedText(unrecorded) : '';
	const description = [descriptionOf(failure), batchReport(outcomes, skipsTracked), unrecordedNote]
		.filter((text) => text !== '')
		.join(' ');
	/** Left out for several items, because n8n's editor would append the index, counted from 0. */
	const item = isBatch ? {} : { itemIndex };
	const shared = { message, description, ...item, failure: causeOf(failure) };
	const httpCode = failure.httpStatus?.toString();
	const error =
		failure.kind === 'input'
			? new NodeOperationError(node, message, shared)
			: new NodeApiError(node, { code: failure.code, message }, { ...shared, httpCode });
	// n8n replaces a message that contains a system code, even within Refport's own text.
	error.message = message;
	return error;
}

/** The field `error` of an output item. If and Switch nodes can read `$json.error.code`. */
export const errorFields = (failure: Failure, attempts: number): IDataObject => ({
	code: failure.code,
	message: messageOf(failure),
	description: descriptionOf(failure),
	httpStatus: failure.httpStatus ?? null,
	retryable: failure.retryable,
	mayBeRecorded: failure.mayBeRecorded,
	...(failure.retryAfterMs === undefined
		? {}
		: { retryAfter: Math.ceil(failure.retryAfterMs / 1000) }),
	attempts,
	...(failure.field ? { field: failure.field } : {}),
});
