import type { IDataObject } from 'n8n-workflow';

/** A sign-up as a site sends it, and the case that it demonstrates. */
export interface SignUp {
	shows: string;
	body: IDataObject & { name: string };
}

export const SIGN_UPS: SignUp[] = [
	{
		shows: 'came through a partner',
		body: {
			refp_id: 'click_ada',
			userId: 1001,
			email: 'ada@example.com',
			name: 'Ada',
			plan: 'pro',
		},
	},
	{
		shows: 'organic, no click ID',
		body: { refp_id: '', userId: 1002, email: 'bo@example.com', name: 'Bo', plan: 'free' },
	},
	{
		shows: 'click ID that Refport does not know',
		body: { refp_id: 'typo_cyd', userId: 1003, email: 'cyd@example.com', name: 'Cyd', plan: 'pro' },
	},
	{
		shows: 'rate-limited once, for 2 s',
		body: {
			refp_id: 'click_dee',
			userId: 1004,
			email: 'dee@example.com',
			name: 'Dee',
			plan: 'team',
		},
	},
	{
		shows: 'click without a link (null)',
		body: {
			refp_id: 'nolink_eli',
			userId: 1005,
			email: 'eli@example.com',
			name: 'Eli',
			plan: 'free',
		},
	},
	{
		shows: 'broken e-mail address',
		body: { refp_id: 'click_fay', userId: 1006, email: 'fay at example', name: 'Fay', plan: 'pro' },
	},
];

/** The item that n8n's Webhook node outputs for a request body. */
export const webhookItem = (body: IDataObject): IDataObject => ({
	headers: { 'content-type': 'application/json' },
	params: {},
	query: {},
	body,
});
