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

/** A sign-up, the trouble that it meets, the code of its failure and the node that gets it. */
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
		shows: 'a key that Refport refuses',
		refp_id: 'click_cyd',
		fault: { status: 401, code: 'UNAUTHORIZED', message: 'The API key is missing or invalid.' },
		node: NODES.apiKey,
		error: { code: 'UNAUTHORIZED', httpStatus: 401, retryable: false, attempts: 1 },
	},
	{
		shows: 'an outage that lasts through all attempts',
		refp_id: 'click_eli',
		fault: { status: 503, body: 'html' },
		node: NODES.later,
		error: { code: 'HTTP_503', httpStatus: 503, retryable: true, attempts: 5 },
	},
	{
		shows: 'connections that break each time',
		refp_id: 'click_fay',
		fault: { connection: 'reset' },
		node: NODES.later,
		error: { code: 'CONNECTION_RESET', httpStatus: null, retryable: true, attempts: 5 },
	},
	{
		shows: 'a broken e-mail address, which costs no lead',
		refp_id: 'click_gus',
		email: 'gus at example',
		node: NODES.tracked,
	},
	{
		shows: 'a field that Refport refuses',
		refp_id: 'click_hal',
		fault: { status: 400, code: 'VALIDATION_ERROR', message: 'customerName: is too long' },
		node: NODES.data,
		error: { code: 'VALIDATION_ERROR', httpStatus: 400, retryable: false, attempts: 1 },
	},
	{
		shows: 'an answer that is not from Refport',
		refp_id: 'click_ivy',
		fault: { body: 'text' },
		node: NODES.data,
		error: { code: 'UNEXPECTED_REPLY', httpStatus: 200, retryable: false, attempts: 1 },
	},
	// The last one, since it keeps everything that follows from being sent.
	{
		shows: 'a limit that asks for a longer wait than is allowed',
		refp_id: 'click_dee',
		fault: { status: 429, code: 'RATE_LIMIT_EXCEEDED', wait: { form: 'seconds', seconds: 900 } },
		node: NODES.later,
		error: { code: 'RATE_LIMIT_EXCEEDED', httpStatus: 429, retryable: true, attempts: 1 },
	},
];
