import { z } from 'zod';
import { type ReplyObject, unexpectedShape } from '../reply/classify';
import { optionalChoice, optionalEmail, optionalText } from './fieldSchemas';
import type { ApiRequest } from './request';
import { type Given, knownText } from './summary';
import { type Result, failed, success } from '../result';

/** The themes of the partner portal. Without one, the portal uses its own. */
export const THEMES = { light: 'Light', dark: 'Dark', system: 'System' } as const;

/** The option that lets the portal use its own theme. */
export const DEFAULT_THEME = 'default';

export const embedTokenSchema = z
	.object({
		partnerEmail: optionalEmail('Partner Email'),
		partnerName: optionalText('Partner Name'),
		tenantId: optionalText('Tenant ID'),
		enrollmentId: optionalText('Enrollment ID'),
		theme: optionalChoice('Theme', [DEFAULT_THEME, ...Object.keys(THEMES)]),
	})
	.superRefine(({ partnerEmail, partnerName, tenantId, enrollmentId }, context) => {
		const addIssue = (message: string) =>
			context.addIssue({ code: 'custom', path: ['partnerEmail'], message });
		if (partnerName !== undefined && partnerEmail === undefined) {
			addIssue('Partner Email is empty. Enter it, or leave Partner Name empty, too.');
		} else if ((partnerEmail ?? tenantId ?? enrollmentId) === undefined) {
			addIssue('Enter a Partner Email, Tenant ID or Enrollment ID');
		}
	});

export type EmbedToken = z.output<typeof embedTokenSchema>;

/** Each request creates a new token, so repeating one does no harm. */
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

/** The partner of an item, for the output. Also works for invalid fields. */
export const embedTokenSummary = (given: Given) => ({
	partner: {
		email: knownText(given.partnerEmail),
		name: knownText(given.partnerName),
		tenantId: knownText(given.tenantId),
		enrollmentId: knownText(given.enrollmentId),
	},
});

const replySchema = z.object({ publicToken: z.string().min(1), expires: z.string() });

/** The URL for an iframe. With dynamicHeight, the portal posts its height to the parent window. */
function portalUrl(baseUrl: string, token: string, { theme = DEFAULT_THEME }: EmbedToken): string {
	const url = `${baseUrl}/embed/referrals?token=${encodeURIComponent(token)}&dynamicHeight=true`;
	return theme === DEFAULT_THEME ? url : `${url}&theme=${theme}`;
}

/**
 * Returns Refport's reply, with the URL of the portal and how long the token is valid, in seconds.
 */
export function embedTokenOutcome(
	token: EmbedToken,
	reply: ReplyObject,
	baseUrl: string,
	nowMs: number,
): Result<Record<string, unknown>> {
	const created = replySchema.safeParse(reply);
	const expiresMs = created.success ? Date.parse(created.data.expires) : Number.NaN;
	if (!created.success || Number.isNaN(expiresMs)) {
		return failed(unexpectedShape('the response contains no embed token'));
	}
	return success({
		...reply,
		outcome: 'created',
		reason: null,
		expiresInSeconds: Math.max(0, Math.floor((expiresMs - nowMs) / 1000)),
		portalUrl: portalUrl(baseUrl, created.data.publicToken, token),
	});
}
