import { z } from 'zod';
import { isBlank } from './values/blank';
import { parseFields } from './values/parse';
import type { Result } from './result';
import type { RetrySettings } from './retry/retryPolicy';
import { MAX_IN_FLIGHT } from './retry/slowStart';

/** Range and default of each numeric option, for the form and for validation. */
export const LIMITS = {
	concurrency: { label: 'Concurrency', min: 1, max: MAX_IN_FLIGHT, default: 300 },
	maxAttempts: { label: 'Max Attempts', min: 1, max: 10, default: 5 },
	longestWait: { label: 'Longest Wait', min: 0, max: 3600, default: 60 },
	timeout: { label: 'Timeout', min: 1, max: 600, default: 30 },
	/** 0 means no limit. */
	maxPerSecond: { label: 'Max Requests/Second', min: 0, max: 1000, default: 0 },
	eventsToRemember: { label: 'Events to Remember', min: 1000, max: 100_000, default: 10_000 },
} as const;

const limited = ({ label, min, max, default: preset }: (typeof LIMITS)[keyof typeof LIMITS]) =>
	z.unknown().transform((value, context): number => {
		if (isBlank(value)) return preset;
		const number =
			typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
		if (Number.isInteger(number) && number >= min && number <= max) return number;
		context.addIssue({
			code: 'custom',
			message: `${label} must be a whole number from ${min} to ${max}`,
		});
		return z.NEVER;
	});

/** Reads a boolean option, or undefined if it is not set. An expression may return it as text. */
const booleanOf = (value: unknown): boolean | undefined =>
	isBlank(value) ? undefined : value === true || value === 'true';

const schema = z.object({
	concurrency: limited(LIMITS.concurrency),
	maxAttempts: limited(LIMITS.maxAttempts),
	longestWait: limited(LIMITS.longestWait),
	timeout: limited(LIMITS.timeout),
	maxPerSecond: limited(LIMITS.maxPerSecond),
	eventsToRemember: limited(LIMITS.eventsToRemember),
});

export interface Settings extends Pick<RetrySettings, 'maxAttempts' | 'longestWaitMs'> {
	/** Whether to retry after an unknown outcome. If undefined, the operation decides. */
	repeatUnknown: boolean | undefined;
	/** Whether to validate items without sending requests. */
	dryRun: boolean;
	/** Maximum number of requests in flight. */
	concurrency: number;
	/** The user's own rate limit, if any. */
	maxPerSecond: number | undefined;
	/** Maximum duration of one request, in ms. */
	timeoutMs: number;
	/** Whether to skip events that this node has already tracked. */
	skipAlreadyTracked: boolean;
	/** Number of tracked events that this node remembers. */
	eventsToRemember: number;
	/** Whether to copy the fields of input items to output items. */
	includeInputFields: boolean;
}

/** Reads the options of the node. Blank options get their defaults. */
export function parseSettings(options: Record<string, unknown>): Result<Settings> {
	const parsed = parseFields(schema, options);
	if (!parsed.ok) return parsed;
	const { concurrency, maxAttempts, longestWait, timeout, maxPerSecond, eventsToRemember } =
		parsed.value;
	return {
		ok: true,
		value: {
			concurrency,
			maxPerSecond: maxPerSecond === 0 ? undefined : maxPerSecond,
			maxAttempts,
			longestWaitMs: longestWait * 1000,
			timeoutMs: timeout * 1000,
			repeatUnknown: booleanOf(options.repeatUnknown),
			includeInputFields: booleanOf(options.includeInputFields) === true,
			eventsToRemember,
			skipAlreadyTracked: booleanOf(options.skipAlreadyTracked) === true,
			dryRun: booleanOf(options.dryRun) === true,
		},
	};
}
