import type { INodeExecutionData } from 'n8n-workflow';
import { type EngineRun, NODE } from '../engine/engine';
import type { Sandbox } from '../sandbox/sandbox';

/** The outcome of an item in the run's output, and the number of times the sandbox recorded it. */
export interface Account {
	outcome: string;
	recorded: number;
}

const outcomeOf = ({ json }: INodeExecutionData): string =>
	json.error ? `failed ${(json.error as { code: string }).code}` : (json.outcome as string);

/** The accounts of all input items. Items that the output lacks have the outcome `missing`. */
export function account(run: EngineRun, sandbox: Sandbox, count: number): Account[] {
	const items = [...run.items(NODE, 0), ...run.items(NODE, 1)];
	return Array.from({ length: count }, (_, index) => {
		const item = items.find(({ pairedItem }) => (pairedItem as { item: number }).item === index);
		const id = `user_${index}`;
		return {
			outcome: item ? outcomeOf(item) : 'missing',
			recorded: sandbox.recorded.filter(({ body }) => body.customerExternalId === id).length,
		};
	});
}
