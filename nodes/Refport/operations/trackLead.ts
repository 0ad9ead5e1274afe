import { isBlank } from '../core/blank';
import { leadOutcome, leadRequest, leadSchema } from '../core/lead';
import { parseFields } from '../core/parse';
import { clickIdField, customerExternalIdField, customerFields, eventOptions } from './fields';
import { metadataFields, readMetadata } from './metadata';
import { missingClickId } from './missingClickId';
import type { Operation, Plan, ReadParameter } from './operation';

function plan(read: ReadParameter): Plan {
	const clickId = read('clickId');
	const eventName = read('eventName');
	const customerExternalId = read('customerExternalId');
	if (isBlank(clickId)) return missingClickId(read, { eventName, customerExternalId });
	const metadata = readMetadata(read);
	const lead = parseFields(
		leadSchema,
		{
			...(read('additionalFields') as object),
			clickId,
			eventName,
			customerExternalId,
			metadata: metadata.ok ? metadata.value : undefined,
		},
		metadata.ok ? [] : [metadata.failure],
	);
	if (!lead.ok) return { step: 'fail', failure: lead.failure };
	return {
		step: 'send',
		request: leadRequest(lead.value),
		outcome: (reply) => leadOutcome(lead.value, reply),
	};
}

export const trackLead: Operation = {
	resource: { name: 'Lead', value: 'lead' },
	operation: {
		name: 'Track',
		value: 'track',
		action: 'Track a lead',
		description: 'Report a sign-up, so that the partner who brought the visitor gets the credit',
	},
	fields: [
		clickIdField,
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
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: customerFields,
		},
		...metadataFields,
		eventOptions,
	],
	plan,
};
