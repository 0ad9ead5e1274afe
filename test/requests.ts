import type { INodeParameters } from 'n8n-workflow';

/** The options under "Requests and Retries", as n8n stores them. */
export const requests = (settings: INodeParameters): INodeParameters => ({
	requests: { settings },
});
