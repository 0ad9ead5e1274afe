import { z } from 'zod';
import { type ReplyObject, unexpectedShape } from './classify';
import { customerShape } from './customer';
import { requiredText } from './fieldSchemas';
import type { ApiRequest } from './request';
import { type Result, failed, success } from './result';

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

const replySchema = z.object({
	eventName: z.string(),
	click: z.object({ id: z.string() }).passthrough(),
	link: z.object({}).passthrough().nullable(),
	customer: z.object({ externalId: z.string() }).passthrough(),
});

/** The item's output: what Refport recorded, or, for the reply null, what was sent without effect. */
export function leadOutcome(lead: Lead, reply: ReplyObject): Result<Record<string, unknown>> {
	if (reply === null) {
		const { eventName, clickId, customerExternalId } = lead;
		return success({ outcome: 'unattributed', eventName, clickId, customerExternalId });
	}
	const recorded = replySchema.safeParse(reply);
	if (!recorded.success) {
		return failed(unexpectedShape('the address answered with JSON that is no tracked lead'));
	}
	const { eventName, click, link, customer } = recorded.data;
	return success({ outcome: 'tracked', eventName, click, link, customer });
}
