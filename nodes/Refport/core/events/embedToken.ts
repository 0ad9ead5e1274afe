import { z } from 'zod';
import { type ReplyObject, unexpectedShape } from '../reply/classify';
import { optionalEmail, optionalText } from './fieldSchemas';
import type { ApiRequest } from './request';
import { type Result, failed, success } from '../result';

export const embedTokenSchema = z
	.object({
		partnerEmail: optionalEmail('Partner Email'),
		partnerName: optionalText('Partner Name'),
		tenantId: optionalText('Tenant ID'),
		enrollmentId: optionalText('Enrollment ID'),
	})
	.superRefine(({ partnerEmail, partnerName, tenantId, enrollmentId }, context) => {
		const tell = (message: string) =>
			context.addIssue({ code: 'custom', path: ['partnerEmail'], message });
		if (partnerName !== undefined && partnerEmail === undefined) {
			tell('Partner Email is required where Partner Name is given');
		} else if ((partnerEmail ?? tenantId ?? enrollmentId) === undefined) {
			tell('One of Partner Email, Tenant ID and Enrollment ID is required');
		}
	});

export type EmbedToken = z.output<typeof embedTokenSchema>;

/** Each request makes a new token, so that one too many does no harm. */
export const embedTokenRequest = (token: EmbedToken): ApiRequest => ({
	method: 'POST',
	path: '/api/embed/token',
	body: {
		tenantId: token.tenantId,
		enrollmentId: token.enrollmentId,
		partner:
			token.partnerEmail === undefined
				? undefined
				: { email: token.partnerEmail, name: token.partnerName },
	},
	repeat: 'safe',
});

const replySchema = z.object({ publicToken: z.string().min(1), expires: z.string() });

/** The token, when it expires (ISO 8601), and how many seconds from now that is. */
export function embedTokenOutcome(
	reply: ReplyObject,
	nowMs: number,
): Result<Record<string, unknown>> {
	const created = replySchema.safeParse(reply);
	const expiresMs = created.success ? Date.parse(created.data.expires) : Number.NaN;
	if (!created.success || Number.isNaN(expiresMs)) {
		return failed(unexpectedShape('the address answered without an embed token'));
	}
	const { publicToken, expires } = created.data;
	const expiresInSeconds = Math.max(0, Math.floor((expiresMs - nowMs) / 1000));
	return success({ outcome: 'created', publicToken, expires, expiresInSeconds });
}
