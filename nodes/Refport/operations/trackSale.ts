import type { INodeProperties } from 'n8n-workflow';
import {
	saleIdentity,
	saleOutcome,
	saleRequest,
	saleSchema,
	saleSummary,
} from '../core/events/sale';
import { clickIdFields, clickIdSourceColumn } from './fields/clickId';
import { additionalFields, customerExternalIdField, customerFields } from './fields/customer';
import { metadataFields } from './fields/metadata';
import { amountFields, saleFields } from './fields/sale';
import type { Operation, ReadParameter } from './operation';
import { saleOptions } from './fields/options';
import { type EventKind, planEvent, summarizeEvent } from './planEvent';

const byName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName);

function kindOf(read: ReadParameter): EventKind<ReturnType<typeof saleSchema>> {
	const additional = read('additionalFields') as { currency?: unknown } | undefined;
	const unit = read('amountUnit') === 'major' ? 'major' : 'smallest';
	return {
		schema: saleSchema(unit, additional?.currency),
		fields: { amount: read('amount') },
		request: saleRequest,
		identity: saleIdentity,
		summary: (given) => saleSummary(unit, given),
		outcome: saleOutcome,
	};
}

export const trackSale: Operation = {
	resource: { name: 'Sale', value: 'sale' },
	operation: {
		name: 'Track',
		value: 'track',
		action: 'Track a sale',
		description:
			'Report a purchase, so that the partner who brought the customer gets a commission',
	},
	fields: [
		...clickIdFields,
		customerExternalIdField,
		...amountFields,
		additionalFields([...saleFields, ...customerFields].sort(byName)),
		...metadataFields,
		saleOptions,
	],
	columns: (parameters) => ({
		first: ['eventName', 'customer', 'sale', 'click'],
		last: clickIdSourceColumn(parameters),
	}),
	plan: (read, input) => planEvent(read, input, kindOf(read)),
	summary: (read, input) => summarizeEvent(read, input, kindOf(read)),
};
