import type { INodeProperties } from 'n8n-workflow';
import { numberOption } from './numberOption';

/** How requests are sent; most users never change these. */
export const sendingOptions: INodeProperties[] = [
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
		'Maximum number of requests per second, shared by all executions in this n8n process that use the same credential. With 0, the node finds the limit of your account.',
	),
	numberOption('timeout', ' (Seconds)', 'Maximum duration of one request'),
];
