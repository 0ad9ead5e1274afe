import type { INodeExecutionData } from 'n8n-workflow';
import { type EngineRun, NODE } from '../engine/engine';
import type { Sandbox } from '../sandbox/sandbox';

/** What became of an item: what the run says of it, and how often the sandbox recorded it. */
export interface Account {
	told: string;
	recorded: number;
}

const toldOf = ({ json }: INodeExecutionData): string =>
	json.error ? `failed ${(json.error as { code: string }).code}` : (json.outcome as string);

/** Books each item that was sent in; those of which the run says nothing are `missing`. */
export function account(run: EngineRun, sandbox: Sandbox, count: number): Account[] {
	const items = [...run.items(NODE, 0), ...run.items(NODE, 1)];
	return Array.from({ length: count }, (_, index) => {
		const item = items.find(({ pairedItem }) => (pairedItem as { item: number }).item === index);
		const id = `user_${index}`;
		return {
			told: item ? toldOf(item) : 'missing',
			recorded: sandbox.recorded.filter(({ body }) => body.customerExternalId === id).length,
		};
	});
}
