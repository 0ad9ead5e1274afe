import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowJson } from '../engine/engine';
import { PROJECT } from '../n8n/pack';

/** An example workflow as a user imports it. */
export const readExample = (name: string): WorkflowJson =>
	JSON.parse(readFileSync(join(PROJECT, 'workflows', `${name}.json`), 'utf8')) as WorkflowJson;
