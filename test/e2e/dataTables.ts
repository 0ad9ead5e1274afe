const { REFPORT_N8N_VERSION = '' } = process.env;

/** n8n 1.x has no node that creates a data table, so the recipe of the outbox asks for n8n 2.5. */
export const describeWithDataTables = REFPORT_N8N_VERSION.startsWith('1.')
	? describe.skip
	: describe;
