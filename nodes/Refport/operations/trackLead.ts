import {
	leadIdentity,
	leadOutcome,
	leadRequest,
	leadSchema,
	leadSummary,
} from '../core/events/lead';
import { LEAD_SOURCES } from '../core/sources';
import { clickIdFields } from './fields/clickId';
import { additionalFields, customerExternalIdField, customerFields } from './fields/customer';
import { dataSourceFields, definedBelow } from './fields/dataSource';
import { eventColumns } from './fields/eventColumns';
import { metadataFields } from './fields/metadata';
import { leadOptions } from './fields/options';
import { leadOverrideFields } from './fields/overrides';
import type { Operation, ReadParameter } from './operation';
import { planEvent, summarizeEvent } from './planEvent';
import type { EventKind } from './readEvent';

const DEFAULT_EVENT_NAME = 'Sign Up';

const kindOf = (read: ReadParameter): EventKind<typeof leadSchema> => ({
	source: LEAD_SOURCES.find(({ value }) => value === read('dataSource')),
	schema: () => leadSchema,
	formFields: () => ({ eventName: read('eventName') }),
	defaults: { eventName: DEFAULT_EVENT_NAME },
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
		action: 'Track lead',
		description: 'Report a sign-up, so the partner who referred the visitor gets the credit',
	},
	fields: [
		...dataSourceFields(LEAD_SOURCES),
		...definedBelow(LEAD_SOURCES, [
			...clickIdFields,
			{
				displayName: 'Event Name',
				name: 'eventName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Sign Up',
				description: `Name of the event as it appears in Refport. ${DEFAULT_EVENT_NAME} if empty.`,
			},
			customerExternalIdField,
			additionalFields(customerFields),
		]),
		leadOverrideFields(LEAD_SOURCES),
		...metadataFields,
		leadOptions,
	],
	columns: (parameters) => eventColumns(['eventName', 'customer', 'click', 'link'], parameters),
	plan: (read, input) => planEvent(read, input, kindOf(read)),
	summary: (read, input) => summarizeEvent(read, input, kindOf(read)),
};
