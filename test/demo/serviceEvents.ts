import type { IDataObject } from 'n8n-workflow';
import { type WorkflowJson, refportWorkflow } from '../engine/engine';
import type { Sandbox } from '../sandbox/sandbox';
import {
	CLERK_EVENTS,
	SHOPIFY_EVENTS,
	STRIPE_EVENTS,
	type ServiceEvent,
	readEvent,
} from './payments';

const from = (resource: string, dataSource: string): WorkflowJson =>
	refportWorkflow({ resource, operation: 'track', dataSource });

const SERVICES: [WorkflowJson, ServiceEvent[]][] = [
	[from('sale', 'stripe'), STRIPE_EVENTS],
	[from('sale', 'shopify'), SHOPIFY_EVENTS],
	[from('lead', 'clerk'), CLERK_EVENTS],
];

interface Output extends IDataObject {
	outcome: string;
	reason: string | null;
	sale?: { amountReadable: string; invoiceId: string };
	customer?: { email: string };
}

function detailOf({ outcome, reason, sale, customer }: Output, isNew: boolean): string {
	if (outcome !== 'tracked') return reason ?? '';
	if (!sale) return customer?.email ?? '';
	const counted = isNew ? '' : ', counted before';
	return `${sale.amountReadable}, invoice ${sale.invoiceId}${counted}`;
}

/** The outcomes of service events without any mapping. Each event is a separate execution. */
export async function serviceRows(sandbox: Sandbox): Promise<string[][]> {
	const { NODE, runWorkflow } = await import('../engine/engine');
	const credential = { apiKey: sandbox.apiKey, baseUrl: sandbox.url };
	const rows: string[][] = [];
	for (const [workflow, events] of SERVICES) {
		for (const event of events) {
			const before = sandbox.recorded.length;
			const { items } = await runWorkflow(workflow, [readEvent(event)], credential);
			const json = items(NODE)[0]?.json as Output;
			const isNew = sandbox.recorded.length > before;
			rows.push([event.name, event.shows, json.outcome, detailOf(json, isNew)]);
		}
	}
	return rows;
}
