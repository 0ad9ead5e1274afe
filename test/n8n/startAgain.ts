import type { Instance } from './instance';

const STARTS = 5;

/**
 * Starts n8n after a crash, as a process manager does: until it stays up. n8n 2.41.1 exits during its
 * recovery if an execution was created but not begun ("Cannot read properties of null (reading
 * 'getTime')" in InsightsCollectionService), and gets past it at one of the next starts.
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
