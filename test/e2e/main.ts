import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { N8N_VERSION, ensureN8n } from '../n8n/install';
import { PROJECT } from '../n8n/pack';

/** Runs the end-to-end suites against one version of n8n: `npm run test:e2e -- --n8n <version>`. */
async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		options: { n8n: { type: 'string', default: N8N_VERSION } },
		allowPositionals: true,
	});
	await ensureN8n(values.n8n);
	console.log(`End-to-end tests on n8n ${values.n8n}`);
	const jest = require.resolve('jest/bin/jest');
	const args = [jest, '--config', 'test/e2e/jest.config.js', ...positionals];
	const env = { ...process.env, REFPORT_N8N_VERSION: values.n8n };
	const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: 'inherit', env });
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
	child.on('exit', (code) => {
		process.exitCode = code ?? 1;
	});
}

void main();
