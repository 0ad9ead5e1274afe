import {
	leadIdentity,
	leadOutcome,
	leadRequest,
	leadSchema,
	leadSummary,
} from '../core/events/lead';
import { clickIdFields, clickIdSourceColumn } from './fields/clickId';
import { additionalFields, customerExternalIdField, customerFields } from './fields/customer';
import { metadataFields } from './fields/metadata';
import type { Operation, ReadParameter } from './operation';
import { leadOptions } from './fields/options';
import { type EventKind, planEvent, summarizeEvent } from './planEvent';

const kindOf = (read: ReadParameter): EventKind<typeof leadSchema> => ({
	schema: leadSchema,
	fields: { eventName: read('eventName') },
	request: leadRequest,
	identity: leadIdentity,
	summary: leadSummary,
	outcome: leadOutcome,
});

export const trackLead: Operation = {
	resource: { name: 'Lead', value: 'lead' },
	operation: {
		name: 'Track',
		value: 'track',
		action: 'Track a lead',
		description: 'Report a sign-up, so that the partner who brought the visitor gets the credit',
	},
	fields: [
		...clickIdFields,
		{
			displayName: 'Event Name',
			name: 'eventName',
			type: 'string',
			required: true,
			default: 'Sign Up',
			description:
				'Name of the event as it shall appear in Refport, such as Sign Up or Demo Booked',
		},
		customerExternalIdField,
		additionalFields(customerFields),
		...metadataFields,
		leadOptions,
	],
	columns: (parameters) => ({
		first: ['eventName', 'customer', 'click', 'link'],
		last: clickIdSourceColumn(parameters),
	}),
	plan: (read, input) => planEvent(read, input, kindOf(read)),
	summary: (read, input) => summarizeEvent(read, input, kindOf(read)),
};
