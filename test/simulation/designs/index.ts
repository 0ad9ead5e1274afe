import type { MakeDesign } from '../design';
import { adaptiveRetry } from './adaptiveRetry';
import { concurrencyLimit } from './concurrencyLimit';
import { measuredInterval } from './measuredInterval';
import { rateLimiter } from './rateLimiter';

/** The design of the node, and the designs that it is compared with. */
export const DESIGNS = {
	rateLimiter,
	measuredInterval,
	adaptiveRetry,
	concurrencyLimit,
} as const satisfies Record<string, MakeDesign>;

export type DesignName = keyof typeof DESIGNS;
