import type { INodeProperties } from 'n8n-workflow';
import { numberOption } from './numberOption';

/** How requests are sent; most users never change these. */
export const sendingOptions: INodeProperties[] = [
	numberOption(
		'concurrency',
		'',
		'Maximum number of requests in flight (1 to 500). The node starts with a few and sends more while that makes it faster.',
	),
	numberOption(
		'longestWait',
		' (Seconds)',
		'Maximum wait before a retry. If Refport asks for a longer one, the items fail and say so.',
	),
	numberOption(
		'maxAttempts',
		'',
		'Maximum number of attempts per item (1 to 10). Rate-limited requests count only while Refport accepts no other request.',
	),
	numberOption(
		'maxPerSecond',
		'',
		'Maximum number of requests in any second, shared by all executions of this n8n with the same credential. With 0, the node finds the limit of your account by itself.',
	),
	numberOption('timeout', ' (Seconds)', 'Maximum duration of one request'),
];
