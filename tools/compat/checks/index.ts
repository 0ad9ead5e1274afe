import type { Check } from '../check';
import { DATA_TABLE } from './dataTable';
import { EDITOR } from './editor';
import { N8N_3 } from './n8n3';
import { RELIABILITY } from './reliability';
import { TRACKING } from './tracking';

/** In the order of the table. */
export const CHECKS: readonly Check[] = [
	...EDITOR,
	...TRACKING,
	...RELIABILITY,
	...DATA_TABLE,
	...N8N_3,
];
