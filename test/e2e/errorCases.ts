import type { IDataObject } from 'n8n-workflow';
import type { Fault } from '../sandbox/faults';

/** The nodes of the error handling example that users replace. */
export const NODES = {
	tracked: 'Referral Tracked',
	organic: 'No Referral or Dry Run',
	landingPage: 'Check the Landing Page',
	apiKey: 'Check the API Key',
	later: 'Report Again Later',
	data: 'Check the Data',
} as const;

/** A sign-up with an optional fault, the expected error and the node that receives it. */
export interface SignUpCase {
	shows: string;
	refp_id: string;
	email?: string;
	fault?: Fault;
	node: (typeof NODES)[keyof typeof NODES];
	error?: IDataObject;
}

export const CASES: SignUpCase[] = [
	{ shows: 'a lead that is recorded', refp_id: 'click_ada', node: NODES.tracked },
	{ shows: 'an organic sign-up', refp_id: '', node: NODES.organic },
	{
		shows: 'a click ID that Refport does not know',
		refp_id: 'typo_bo',
		node: NODES.landingPage,
		error: { code: 'INVALID_CLICK_ID', httpStatus: 400, retryable: false, attempts: 1 },
	},
	{
		shows: 'an API key that Refport rejects',
		refp_id: 'click_cyd',
		fault: { status: 401, code: 'UNAUTHORIZED', message: 'The API key is missing or invalid.' },
		node: NODES.apiKey,
		error: { code: 'UNAUTHORIZED', httpStatus: 401, retryable: false, attempts: 1 },
	},
	{
		shows: 'an outage during all attempts',
		refp_id: 'click_eli',
		fault: { status: 503, body: 'html' },
		node: NODES.later,
		error: { code: 'HTTP_503', httpStatus: 503, retryable: true, attempts: 5 },
	},
	{
		shows: 'reset connections during all attempts',
		refp_id: 'click_fay',
		fault: { connection: 'reset' },
		node: NODES.later,
		error: { code: 'CONNECTION_RESET', httpStatus: null, retryable: true, attempts: 5 },
	},
	{
		shows: 'a lead with an invalid e-mail address',
		refp_id: 'click_gus',
		email: 'gus at example',
		node: NODES.tracked,
	},
	{
		shows: 'a field that Refport rejects',
		refp_id: 'click_hal',
		fault: { status: 400, code: 'VALIDATION_ERROR', message: 'customerName: is too long' },
		node: NODES.data,
		error: { code: 'VALIDATION_ERROR', httpStatus: 400, retryable: false, attempts: 1 },
	},
	{
		shows: 'a response that does not come from Refport',
		refp_id: 'click_ivy',
		fault: { body: 'text' },
		node: NODES.data,
		error: { code: 'UNEXPECTED_REPLY', httpStatus: 200, retryable: false, attempts: 1 },
	},
	// This case comes last, because no later sign-up would be sent.
	{
		shows: 'a rate limit with a wait longer than Longest Wait',
		refp_id: 'click_dee',
		fault: { status: 429, code: 'RATE_LIMIT_EXCEEDED', wait: { form: 'seconds', seconds: 900 } },
		node: NODES.later,
		error: { code: 'RATE_LIMIT_EXCEEDED', httpStatus: 429, retryable: true, attempts: 1 },
	},
];
