import type { Instance } from './instance';

const STARTS = 5;

/**
 * Restarts n8n after a crash until it keeps running, like a process manager. n8n 2.41.1 exits during its
 * recovery if an execution was created but not started ("Cannot read properties of null (reading
 * 'getTime')" in InsightsCollectionService). One of the next starts succeeds.
 */
export async function startAgain(start: () => Promise<Instance>): Promise<Instance> {
	for (let n = 1; n < STARTS; n += 1) {
		try {
			return await start();
		} catch {
			console.log('  n8n ended during its start, and is started again');
		}
	}
	return await start();
}
