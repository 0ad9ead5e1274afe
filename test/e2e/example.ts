import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IWorkflowBase } from 'n8n-workflow';
import type { WorkflowJson } from '../engine/engine';
import { PROJECT } from '../n8n/pack';

/** An example workflow with the data that is pinned in it. */
export type Recipe = WorkflowJson & Pick<IWorkflowBase, 'pinData'>;

/** An example workflow as a user imports it. */
export const readExample = (name: string): Recipe =>
	JSON.parse(readFileSync(join(PROJECT, 'workflows', `${name}.json`), 'utf8')) as Recipe;
