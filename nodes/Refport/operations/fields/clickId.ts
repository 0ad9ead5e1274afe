import type { INodeProperties } from 'n8n-workflow';
import { isBlank } from '../../core/values/blank';
import { type ClickIdNames, REFPORT_NAME, clickIdFrom } from '../../core/clickId/clickId';
import { detectClickId } from '../../core/clickId/detectClickId';
import type { ReadParameter } from '../operation';

/** Where the click ID comes from, and the field for it. */
export const clickIdFields: INodeProperties[] = [
	{
		displayName: 'Click ID Source',
		name: 'clickIdSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Define Below',
				value: 'define',
				description: 'Take it from the field Click ID',
			},
			{
				name: 'Detect in Incoming Item',
				value: 'detect',
				description:
					'Look for it in the cookies, query, body, fields, Stripe metadata and landing page URL of the item',
			},
		],
		default: 'define',
		description: 'How to get the click ID that Refport gave to the visitor',
	},
	{
		displayName: 'Click ID',
		name: 'clickId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.body.refp_id }}',
		displayOptions: { show: { clickIdSource: ['define'] } },
		description:
			'The value of the cookie refp_id on your site; a landing page URL or a whole Cookie header will do, too. Visitors who did not come through a partner have none.',
	},
];

/** For sites whose owner changed the names. */
export const cookieNameOption: INodeProperties = {
	displayName: 'Cookie Name',
	name: 'cookieName',
	type: 'string',
	default: REFPORT_NAME,
	description: 'Name of the cookie that holds the click ID, if your site uses another one',
};

export const parameterNameOption: INodeProperties = {
	displayName: 'URL Parameter Name',
	name: 'parameterName',
	type: 'string',
	default: REFPORT_NAME,
	description:
		'Name of the URL parameter and form field that hold the click ID, if yours is another one',
};

/** The output names the place of the click ID if the node looks for it. */
export const clickIdSourceColumn = (parameters: Readonly<Record<string, unknown>>): string[] =>
	parameters.clickIdSource === 'detect' ? ['clickIdSource'] : [];

export interface ClickIdRead {
	clickId: unknown;
	/** Where it was detected, for the output. */
	facts: { clickIdSource?: string };
}

const nameOf = (value: unknown): string => (isBlank(value) ? REFPORT_NAME : String(value).trim());

/** Resolves the click ID of an item; undefined where it has none. */
export function readClickId(
	read: ReadParameter,
	input: Readonly<Record<string, unknown>>,
): ClickIdRead | undefined {
	const { cookieName, parameterName } = (read('options') ?? {}) as Record<string, unknown>;
	const names: ClickIdNames = { cookie: nameOf(cookieName), parameter: nameOf(parameterName) };
	if (read('clickIdSource') === 'detect') {
		const found = detectClickId(input, names);
		return found && { clickId: found.clickId, facts: { clickIdSource: found.source } };
	}
	const typed = read('clickId');
	if (isBlank(typed)) return undefined;
	const clickId = typeof typed === 'string' ? clickIdFrom(typed, names) : typed;
	return clickId === undefined ? undefined : { clickId, facts: {} };
}
