import type { INodeProperties } from 'n8n-workflow';
import { isBlank } from '../../core/values/blank';
import { type ClickIdNames, REFPORT_NAME, clickIdFrom } from '../../core/clickId/clickId';
import { detectClickId } from '../../core/clickId/detectClickId';
import { type Failure, inputFailure } from '../../core/result';
import type { Input, ReadParameter } from '../operation';

const GUIDE =
	'<a href="https://github.com/refport/n8n-nodes-refport/blob/main/docs/click-ids.md" target="_blank">How the click ID gets from your site to n8n</a>';

const DETECT = {
	name: 'Find Automatically',
	value: 'detect',
	description:
		'Search the cookies, query, body, fields, Stripe metadata and landing page URL of the item',
};

const DEFINE = {
	name: 'Define Below',
	value: 'define',
	description: 'Use the Click ID field',
};

/** n8n does not store default values, so each node version keeps its own default. */
const clickIdSource = (
	options: Array<typeof DETECT>,
	preset: string,
	versions: number[],
): INodeProperties => ({
	displayName: 'Click ID Source',
	name: 'clickIdSource',
	type: 'options',
	noDataExpression: true,
	options,
	default: preset,
	displayOptions: { show: { '@version': versions } },
	description: 'Where the click ID of each item comes from',
});

const detectNotice: INodeProperties = {
	displayName: `The node searches the cookies, query, body, fields, Stripe metadata and landing page URL of each item. ${GUIDE}`,
	name: 'clickIdNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { clickIdSource: ['detect'] } },
};

/** Click ID Source, and the field for a click ID that the user enters. */
export const clickIdFields: INodeProperties[] = [
	clickIdSource([DEFINE, DETECT], 'define', [1]),
	clickIdSource([DETECT, DEFINE], 'detect', [2]),
	detectNotice,
	{
		displayName: 'Click ID',
		name: 'clickId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.body.refp_id }}',
		displayOptions: { show: { clickIdSource: ['define'] } },
		description: `Value of your site's refp_id cookie, a landing page URL or a whole Cookie header. Visitors who did not come through a partner have none. ${GUIDE}.`,
	},
];

/** For sites that use another cookie or URL parameter name. */
export const cookieNameOption: INodeProperties = {
	displayName: 'Cookie Name',
	name: 'cookieName',
	type: 'string',
	default: REFPORT_NAME,
	description:
		'Name of the cookie that holds the click ID. Change it only if your site uses another name.',
};

export const parameterNameOption: INodeProperties = {
	displayName: 'URL Parameter Name',
	name: 'parameterName',
	type: 'string',
	default: REFPORT_NAME,
	description:
		'Name of the URL parameter and form field that hold the click ID. Change it only if your site uses another name.',
};

export interface ClickIdRead {
	clickId: unknown;
	/** Where the node found it, for the output. */
	nodeFields: { clickIdSource?: string };
}

const nameOf = (value: unknown): string => (isBlank(value) ? REFPORT_NAME : String(value).trim());

function namesFrom(read: ReadParameter): ClickIdNames {
	const { cookieName, parameterName } = (read('options') ?? {}) as Record<string, unknown>;
	return { cookie: nameOf(cookieName), parameter: nameOf(parameterName) };
}

/**
 * Returns the click ID in what a user entered or mapped: the ID, a URL or a whole Cookie header.
 */
export const typedClickId = (read: ReadParameter, typed: unknown): unknown =>
	typeof typed === 'string' ? clickIdFrom(typed, namesFrom(read)) : typed;

/** Returns the click ID of an item, or undefined if it has none. */
export function readClickId(read: ReadParameter, input: Input): ClickIdRead | undefined {
	if (read('clickIdSource') === 'detect') {
		const found = detectClickId(input, namesFrom(read));
		return found && { clickId: found.clickId, nodeFields: { clickIdSource: found.source } };
	}
	const typed = read('clickId');
	if (isBlank(typed)) return undefined;
	const clickId = typedClickId(read, typed);
	return clickId === undefined ? undefined : { clickId, nodeFields: {} };
}

/**
 * Returns a failure if Click ID is empty but the item has a click ID. A typo in the mapped path
 * would otherwise look like organic visitors.
 */
export function clickIdOverlooked(read: ReadParameter, input: Input): Failure | undefined {
	if (read('clickIdSource') === 'detect' || !isBlank(read('clickId'))) return undefined;
	const found = detectClickId(input, namesFrom(read));
	if (!found) return undefined;
	const message = `Click ID is empty, but this item has one at ${found.path}. Map that field, or choose Find Automatically.`;
	return inputFailure('INVALID_INPUT', message, 'clickId');
}
