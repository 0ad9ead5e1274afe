import { z } from 'zod';
import { type ReplyObject, unexpectedShape } from '../reply/classify';
import { customerShape } from './customer';
import { requiredText } from './fieldSchemas';
import type { ApiRequest } from './request';
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
	repeat: 'unlessTold',
});

/** What a lead is known by when it is asked whether it was tracked before. */
export const leadIdentity = ({ eventName, customerExternalId }: Lead): readonly string[] => [
	'lead',
	eventName,
	customerExternalId,
];

/** What is told of a lead for which Refport gave nothing back. */
export const leadSummary = ({ eventName, clickId, customerExternalId }: Lead) => ({
	eventName,
	clickId,
	customerExternalId,
});

const replySchema = z.object({
	eventName: z.string(),
	click: z.object({ id: z.string() }).passthrough(),
	link: z.object({}).passthrough().nullable(),
	customer: z.object({ externalId: z.string() }).passthrough(),
});

/** The item's output: what Refport recorded, or, for the reply null, what was sent without effect. */
export function leadOutcome(lead: Lead, reply: ReplyObject): Result<Record<string, unknown>> {
	if (reply === null) return success({ outcome: 'unattributed', ...leadSummary(lead) });
	const recorded = replySchema.safeParse(reply);
	if (!recorded.success) {
		return failed(unexpectedShape('the address answered with JSON that is no tracked lead'));
	}
	const { eventName, click, link, customer } = recorded.data;
	return success({ outcome: 'tracked', eventName, click, link, customer });
}
