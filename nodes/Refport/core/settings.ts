import { z } from 'zod';
import { isBlank } from './values/blank';
import { parseFields } from './values/parse';
import type { Result } from './result';
import type { RetrySettings } from './retry/retryPolicy';
import { MAX_IN_FLIGHT } from './retry/slowStart';

/** The range and default of each option that is a number; the editor shows the same ones. */
export const LIMITS = {
	concurrency: { label: 'Concurrency', min: 1, max: MAX_IN_FLIGHT, default: 300 },
	maxAttempts: { label: 'Max Attempts', min: 1, max: 10, default: 5 },
	longestWait: { label: 'Longest Wait', min: 0, max: 3600, default: 60 },
	timeout: { label: 'Timeout', min: 1, max: 600, default: 30 },
	/** 0 means no limit. */
	maxPerSecond: { label: 'Max Requests per Second', min: 0, max: 1000, default: 0 },
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

/** Undefined where nothing was chosen; an expression may give the word for the value. */
const choiceOf = (value: unknown): boolean | undefined =>
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
	/** Whether to repeat after an unknown outcome; undefined where the user left it to the operation. */
	repeatUnknown: boolean | undefined;
	/** Whether to do everything but the request. */
	dryRun: boolean;
	/** The most requests in flight at the same time. */
	concurrency: number;
	/** The user's own limit; undefined where there is none. */
	maxPerSecond: number | undefined;
	/** How long one request may take, in ms. */
	timeoutMs: number;
	/** Whether to skip what this node has tracked before. */
	skipAlreadyTracked: boolean;
	/** How many tracked events this node remembers. */
	eventsToRemember: number;
	/** Whether output items keep the fields of the input items. */
	includeInputFields: boolean;
}

/** Reads the options of the node; blanks take the defaults. */
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
			repeatUnknown: choiceOf(options.repeatUnknown),
			includeInputFields: choiceOf(options.includeInputFields) === true,
			eventsToRemember,
			skipAlreadyTracked: choiceOf(options.skipAlreadyTracked) === true,
			dryRun: choiceOf(options.dryRun) === true,
		},
	};
}
