import { LEAD_SOURCES } from './leadSources';
import { SALE_SOURCES } from './saleSources';
import type { Source } from './source';

export { LEAD_SOURCES, SALE_SOURCES };

/** All services, those of payments first. */
export const SOURCES: ReadonlyArray<Source<unknown>> = [...SALE_SOURCES, ...LEAD_SOURCES];
