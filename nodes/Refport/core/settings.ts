import { z } from 'zod';
import { isBlank } from './values/blank';
import { parseFields } from './values/parse';
import type { Result } from './result';
import type { RetrySettings } from './retry/retryPolicy';

/** The range and default of each option that is a number; the editor shows the same ones. */
export const LIMITS = {
	concurrency: { label: 'Concurrency', least: 1, most: 50, usual: 30 },
	maxAttempts: { label: 'Max Attempts', least: 1, most: 10, usual: 5 },
	longestWait: { label: 'Longest Wait', least: 0, most: 3600, usual: 60 },
	timeout: { label: 'Timeout', least: 1, most: 600, usual: 30 },
	/** 0 stands for no limit of one's own. */
	maxPerSecond: { label: 'Max Requests per Second', least: 0, most: 1000, usual: 0 },
} as const;

const limited = ({ label, least, most, usual }: (typeof LIMITS)[keyof typeof LIMITS]) =>
	z.unknown().transform((value, context): number => {
		if (isBlank(value)) return usual;
		const number =
			typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
		if (Number.isInteger(number) && number >= least && number <= most) return number;
		context.addIssue({
			code: 'custom',
			message: `${label} must be a whole number from ${least} to ${most}`,
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
});

export interface Settings extends Pick<RetrySettings, 'maxAttempts' | 'longestWaitMs'> {
	/** Whether to repeat after an unknown outcome; undefined where the user left it to the operation. */
	repeatUnknown: boolean | undefined;
	/** Whether to do everything but the request. */
	dryRun: boolean;
	/** Requests under way at the same time. */
	concurrency: number;
	/** The user's own limit; undefined where there is none. */
	maxPerSecond: number | undefined;
	/** How long one request may take, in ms. */
	timeoutMs: number;
	/** Whether to skip what this node has tracked before. */
	skipAlreadyTracked: boolean;
	/** Whether output items keep the fields of the input items. */
	includeInputFields: boolean;
}

/** Reads the options of the node; blanks take the defaults. */
export function parseSettings(options: Record<string, unknown>): Result<Settings> {
	const parsed = parseFields(schema, options);
	if (!parsed.ok) return parsed;
	const { concurrency, maxAttempts, longestWait, timeout, maxPerSecond } = parsed.value;
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
			skipAlreadyTracked: choiceOf(options.skipAlreadyTracked) === true,
			dryRun: choiceOf(options.dryRun) === true,
		},
	};
}
