import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core writes an encryption key to its user folder on first use.
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'refport-n8n-'));

process.env.N8N_LOG_LEVEL ??= 'silent';
