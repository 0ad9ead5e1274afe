import type { INodeProperties } from 'n8n-workflow';
import { numberOption } from './numberOption';

const skipAlreadyTracked: INodeProperties = {
	displayName: 'Skip Already Tracked',
	name: 'skipAlreadyTracked',
	type: 'boolean',
	default: true,
	description:
		'Whether to skip events that this node has already tracked, for example when you retry a failed execution. Leads are matched by event name and customer ID, sales by Invoice ID; sales without one are always sent.',
};

const eventsToRemember: INodeProperties = {
	...numberOption(
		'eventsToRemember',
		'',
		'Number of tracked events that this node remembers (1000 to 100000). Above this number, the node forgets the least recently seen events and no longer skips them.',
	),
	displayOptions: { show: { skipAlreadyTracked: [true] } },
};

export const rememberingOptions: INodeProperties[] = [skipAlreadyTracked, eventsToRemember];
