import { N8N_VERSION } from '../n8n/install';

const [major = 0, minor = 0] = (process.env.REFPORT_N8N_VERSION ?? N8N_VERSION)
	.split('.')
	.map(Number);

/**
 * The outbox creates a data table, which needs n8n 2.3, and reads it in order, which needs n8n 2.5.
 */
const hasDataTables = major > 2 || (major === 2 && minor >= 5);

export const describeWithDataTables = (name: string, tests: () => void): void => {
	(hasDataTables ? describe : describe.skip)(`${name} (needs n8n 2.5)`, tests);
};
