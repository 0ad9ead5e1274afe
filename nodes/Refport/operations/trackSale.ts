import {
	saleIdentity,
	saleOutcome,
	saleRequest,
	saleSchema,
	saleSummary,
} from '../core/events/sale';
import { SALE_SOURCES } from '../core/sources';
import { clickIdFields } from './fields/clickId';
import { additionalFields, customerExternalIdField, customerFields } from './fields/customer';
import { dataSourceFields, definedBelow } from './fields/dataSource';
import { eventColumns } from './fields/eventColumns';
import { metadataFields } from './fields/metadata';
import { saleOptions } from './fields/options';
import { saleOverrideFields } from './fields/overrides';
import {
	amountFields,
	missingAmountUnit,
	readAmountUnit,
	readSaleFields,
	saleFields,
	saleFieldsOfVersion1,
} from './fields/sale';
import type { Operation, ReadParameter } from './operation';
import { planEvent, summarizeEvent } from './planEvent';
import type { EventKind } from './readEvent';

function kindOf(read: ReadParameter): EventKind<ReturnType<typeof saleSchema>> {
	const source = SALE_SOURCES.find(({ value }) => value === read('dataSource'));
	const unit = source ? 'smallest' : readAmountUnit(read);
	return {
		source,
		schema: (given) => saleSchema(unit, given.currency),
		formFields: () => ({ amount: read('amount'), ...readSaleFields(read) }),
		defaults: source ? { paymentProcessor: source.paymentProcessor } : {},
		problem: source ? undefined : missingAmountUnit(read),
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
		action: 'Track sale',
		description: 'Report a purchase, so the partner who referred the customer gets a commission',
	},
	fields: [
		...dataSourceFields(SALE_SOURCES),
		...definedBelow(SALE_SOURCES, [
			...clickIdFields,
			customerExternalIdField,
			...amountFields,
			additionalFields([...saleFieldsOfVersion1, ...saleFields, ...customerFields], {
				show: { '@version': [1] },
			}),
			additionalFields([...saleFields, ...customerFields], { show: { '@version': [2] } }),
		]),
		saleOverrideFields(SALE_SOURCES),
		...metadataFields,
		saleOptions,
	],
	columns: (parameters) => eventColumns(['eventName', 'sale', 'customer', 'click'], parameters),
	plan: (read, input) => planEvent(read, input, kindOf(read)),
	summary: (read, input) => summarizeEvent(read, input, kindOf(read)),
};
