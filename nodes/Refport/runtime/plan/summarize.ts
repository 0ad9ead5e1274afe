import { type IExecuteFunctions, sleep } from 'n8n-workflow';
import { findOperation } from '../../operations';
import type { Operation } from '../../operations/operation';
import type { Outcome } from '../outcome';
import { toResult } from '../toResult';
import { reader } from './planItem';

/** Yield to the event loop after this number of items. Each takes about 1 ms. */
const ITEMS_PER_ROUND = 20;

/** Returns a function that reads the summary of an item and ignores unreadable parameters. */
function summaryReader(context: IExecuteFunctions, { fields, summary }: Operation) {
	const items = context.getInputData();
	const readerOf = reader(context);
	return async (index: number) => {
		const read = readerOf(index);
		const values = new Map<string, unknown>();
		for (const { name } of fields) {
			const value = await toResult('PARAMETER_ERROR', () => read(name));
			if (value.ok) values.set(name, value.value);
		}
		const input = items[index]?.json ?? {};
		const known = await toResult('PARAMETER_ERROR', () =>
			summary((name) => values.get(name), input),
		);
		return known.ok ? known.value : {};
	};
}

/** Adds a summary to failed items without a plan, so that the output shows which event failed. */
export async function summarizeFailures(
	context: IExecuteFunctions,
	outcomes: ReadonlyArray<Outcome | undefined>,
): Promise<ReadonlyArray<Outcome | undefined>> {
	const { resource, operation: name } = context.getNode().parameters;
	const operation = findOperation(resource, name);
	if (!operation) return outcomes;
	const summaryOf = summaryReader(context, operation);
	const summarized = [...outcomes];
	let count = 0;
	for (const [index, outcome] of outcomes.entries()) {
		if (outcome?.ok !== false || outcome.summary) continue;
		if (count % ITEMS_PER_ROUND === 0) await sleep(0);
		count += 1;
		summarized[index] = { ...outcome, summary: await summaryOf(index) };
	}
	return summarized;
}
