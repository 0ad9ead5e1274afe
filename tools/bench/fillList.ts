import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureN8n } from '../../test/n8n/install';
import type { Bench } from './bench';

/** Runs in n8n's own Node.js, because the Node.js of this project may have no SQLite. */
const SCRIPT = `
const { createHash } = require('node:crypto');
const { DatabaseSync } = require('node:sqlite');
const [file, workflowId, count] = process.argv.slice(1);
const hash = (id) => createHash('md5').update('other event ' + id).digest('base64');
const data = Array.from({ length: Number(count) }, (_, id) => hash(id));
const database = new DatabaseSync(file);
database.exec('PRAGMA busy_timeout = 20000');
const update = database.prepare('UPDATE processed_data SET value = ? WHERE workflowId = ?');
const { changes } = update.run(JSON.stringify({ mode: 'entries', data }), workflowId);
if (changes !== 1) throw new Error(changes + ' lists were filled');
`;

/**
 * Fills the list of tracked events in a workflow. Exactly one node of the workflow must have a
 * list, so it must have tracked something before.
 */
export async function fillList({ n8n }: Bench, workflowId: string, events: number): Promise<void> {
	const { node } = await ensureN8n();
	const file = join(n8n.userFolder, '.n8n', 'database.sqlite');
	const args = ['--no-warnings', '-e', SCRIPT, file, workflowId, String(events)];
	execFileSync(node, args, { encoding: 'utf8' });
}
