import type { INodeProperties } from 'n8n-workflow';
import {
	DEFAULT_THEME,
	THEMES,
	embedTokenOutcome,
	embedTokenRequest,
	embedTokenSchema,
	embedTokenSummary,
} from '../core/events/embedToken';
import { parseFields } from '../core/values/parse';
import type { Operation, ReadParameter } from './operation';
import { embedTokenOptions } from './fields/options';

const fields: INodeProperties[] = [
	{
		displayName:
			"Use the e-mail address of the partner who is logged in on your server, never one that the browser sends. Anyone who can set it can see that partner's dashboard, and an unknown address creates a new partner.",
		name: 'partnerNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName:
			'Show portalUrl in an iframe, and create a new token for each page load. The <a href="https://github.com/refport/n8n-nodes-refport/blob/main/docs/recipes/partner-portal.md" target="_blank">recipe</a> does both.',
		name: 'portalNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Partner Email',
		name: 'partnerEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. partner@example.com',
		description:
			'E-mail address of the partner. Enter a Partner Email, Tenant ID or Enrollment ID.',
	},
	{
		displayName: 'Partner Name',
		name: 'partnerName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Grace Hopper',
		description: 'Name of the partner. Requires Partner Email.',
	},
	{
		displayName: 'Tenant ID',
		name: 'tenantId',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.accountId }}',
		description: 'Your own ID for the partner, or for the account that the partner belongs to',
	},
	{
		displayName: 'Enrollment ID',
		name: 'enrollmentId',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.enrollmentId }}',
		description: "ID of the partner's enrollment in the referral program",
	},
	{
		displayName: 'Theme',
		name: 'theme',
		type: 'options',
		options: [
			{ name: 'Default', value: DEFAULT_THEME },
			...Object.entries(THEMES).map(([value, name]) => ({ name, value })),
		],
		default: DEFAULT_THEME,
		description: 'Color theme of the dashboard at portalUrl',
	},
];

const NAMES = ['partnerEmail', 'partnerName', 'tenantId', 'enrollmentId', 'theme'] as const;

const readFields = (read: ReadParameter) =>
	Object.fromEntries(NAMES.map((name) => [name, read(name)]));

export const createEmbedToken: Operation = {
	resource: { name: 'Embed Token', value: 'embedToken' },
	operation: {
		name: 'Create',
		value: 'create',
		action: 'Create embed token',
		description: "Make a short-lived token that shows a partner's dashboard inside your own site",
	},
	fields: [...fields, embedTokenOptions],
	columns: () => ({
		first: ['portalUrl', 'partner', 'publicToken', 'expires', 'expiresInSeconds'],
		last: [],
	}),
	plan: (read) => {
		const given = readFields(read);
		const summary = embedTokenSummary(given);
		const token = parseFields(embedTokenSchema, given);
		if (!token.ok) return { step: 'fail', failure: token.failure, summary };
		return {
			step: 'send',
			request: embedTokenRequest(token.value),
			summary,
			outcome: (reply, baseUrl) => embedTokenOutcome(token.value, reply, baseUrl, Date.now()),
			nodeFields: {},
		};
	},
	summary: (read) => embedTokenSummary(readFields(read)),
};
