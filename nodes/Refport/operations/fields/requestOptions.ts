import type { INodeProperties } from 'n8n-workflow';
import { isRecord } from '../../core/sources/paths';
import { numberOption } from './numberOption';

const SETTINGS: INodeProperties[] = [
	numberOption(
		'concurrency',
		'',
		'Maximum number of requests in flight (1 to 500). The node starts with a few and adds more as long as that makes it faster.',
	),
	numberOption(
		'longestWait',
		' (Seconds)',
		'Maximum wait before a retry. Items fail if Refport asks for a longer wait.',
	),
	numberOption(
		'maxAttempts',
		'',
		'Maximum number of attempts per item (1 to 10). Rate-limited requests count only while Refport accepts no other request.',
	),
	numberOption(
		'maxPerSecond',
		'',
		'Maximum number of requests per second, shared by all executions in this n8n process that use the same API key. With 0, the node finds the limit of your account.',
	),
	numberOption('timeout', ' (Seconds)', 'Maximum duration of one request'),
];

/**
 * How requests are sent and retried. Most users never change this, so it is under a heading of its own.
 * In nodes that were saved with version 1, these are options like all others.
 */
export const requestOptions: INodeProperties[] = [
	{
		displayName: 'Requests and Retries',
		name: 'requests',
		type: 'fixedCollection',
		default: { settings: {} },
		displayOptions: { show: { '@version': [2] } },
		description: 'How the node sends and retries requests. The defaults suit most workflows.',
		options: [{ displayName: 'Requests and Retries', name: 'settings', values: SETTINGS }],
	},
	...SETTINGS.map((setting) => ({ ...setting, displayOptions: { show: { '@version': [1] } } })),
];

/** Returns the options without the group. */
export function flatOptions({ requests, ...others }: Readonly<Record<string, unknown>>) {
	const settings = isRecord(requests) ? requests.settings : undefined;
	return { ...others, ...(isRecord(settings) ? settings : {}) };
}
