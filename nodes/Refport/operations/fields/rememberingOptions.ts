import type { INodeProperties } from 'n8n-workflow';
import { numberOption } from './numberOption';

const skipAlreadyTracked: INodeProperties = {
	displayName: 'Skip Already Tracked',
	name: 'skipAlreadyTracked',
	type: 'boolean',
	default: false,
	description:
		'Whether to skip what this node has tracked before, so that repeating a failed execution sends only what is missing. Leads are known by event name and customer ID, sales by their Invoice ID; a sale without one is always sent.',
};

const eventsToRemember: INodeProperties = {
	...numberOption(
		'eventsToRemember',
		'',
		'Number of tracked events that this node remembers (1000 to 100000). With more, it forgets the ones that it has not seen for the longest time, and sends them if they come again.',
	),
	displayOptions: { show: { skipAlreadyTracked: [true] } },
};

export const rememberingOptions: INodeProperties[] = [skipAlreadyTracked, eventsToRemember];
