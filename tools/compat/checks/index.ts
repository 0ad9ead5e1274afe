import type { Check } from '../check';
import { DATA_TABLE } from './dataTable';
import { EDITOR } from './editor';
import { RELIABILITY } from './reliability';
import { TRACKING } from './tracking';

/** In the order of the table. */
export const CHECKS: readonly Check[] = [...EDITOR, ...TRACKING, ...RELIABILITY, ...DATA_TABLE];
