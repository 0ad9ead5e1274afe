import { z } from 'zod';
import { type ReplyObject, unexpectedShape } from '../reply/classify';
import { customerShape } from './customer';
import { requiredText } from './fieldSchemas';
import type { ApiRequest } from './request';
import { type Given, clickSummary, customerSummary, knownText } from './summary';
import { type Result, failed, success } from '../result';

export const leadSchema = z.object({
	clickId: requiredText('Click ID'),
	eventName: requiredText('Event Name'),
	customerExternalId: requiredText('Customer External ID'),
	...customerShape,
});

export type Lead = z.output<typeof leadSchema>;

/** Refport documents no deduplication of leads, so a repeated request may count twice. */
export const leadRequest = (lead: Lead): ApiRequest => ({
	method: 'POST',
	path: '/api/track/lead',
	body: lead,
	repeat: 'optOut',
});

/** Identifies a lead for Skip Already Tracked. */
export const leadIdentity = ({ eventName, customerExternalId }: Lead): readonly string[] => [
	'lead',
	eventName,
	customerExternalId,
];

/** A lead as the output shows it for every outcome. */
export const leadSummary = (given: Given) => ({
	eventName: knownText(given.eventName),
	customer: customerSummary(given),
	click: clickSummary(given),
});

const replySchema = z.object({
	eventName: z.string(),
	click: z.object({ id: z.string() }),
	link: z.object({}).nullable(),
	customer: z.object({ externalId: z.string() }),
});

/**
 * Returns the outcome and all fields of Refport's reply. A null reply means that the click has no
 * link.
 */
export function leadOutcome(reply: ReplyObject): Result<Record<string, unknown>> {
	if (reply === null) return success({ outcome: 'unattributed' });
	if (!replySchema.safeParse(reply).success) {
		return failed(unexpectedShape('the response is JSON, but not a tracked lead'));
	}
	return success({ ...reply, outcome: 'tracked', reason: null });
}
