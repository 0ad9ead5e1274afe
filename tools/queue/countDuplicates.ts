import type { Seen } from '../../test/sandbox/sandbox';
import type { ExecutionRow } from './executions';
import { customerId } from './signUps';

interface Counts {
	events: number;
	/** Events whose two executions ran on different workers. */
	split: number;
	/** Events that were sent once. */
	once: number;
	/** Events that were sent twice, by whether their executions ran on different workers. */
	twice: { split: number; together: number };
	never: number;
}

export interface Duplicates extends Counts {
	/** Requests caused by a third delivery, after the other two had ended. */
	later: number;
	/** Executions that did not succeed. */
	failed: number;
}

/** Counts how often events that were delivered twice were sent, and which workers ran them. */
export function countDuplicates(
	events: number,
	seen: readonly Pick<Seen, 'body'>[],
	executions: readonly ExecutionRow[],
	startedBy: readonly (readonly string[])[],
): Counts {
	const sent = new Map<string, number>();
	for (const { body } of seen) {
		const id = String((body as { customerExternalId: unknown }).customerExternalId);
		sent.set(id, (sent.get(id) ?? 0) + 1);
	}
	const workers = new Map<string, Set<number>>();
	for (const { id, customer } of executions) {
		if (customer === null) continue;
		const ran = workers.get(customer) ?? new Set();
		workers.set(customer, ran.add(startedBy.findIndex((ids) => ids.includes(id))));
	}
	const customers = Array.from({ length: events }, (_, index) => customerId(index + 1));
	const isSplit = (customer: string): boolean => (workers.get(customer)?.size ?? 0) > 1;
	const twice = customers.filter((customer) => (sent.get(customer) ?? 0) > 1);
	return {
		events,
		split: customers.filter(isSplit).length,
		once: customers.filter((customer) => sent.get(customer) === 1).length,
		twice: {
			split: twice.filter(isSplit).length,
			together: twice.filter((customer) => !isSplit(customer)).length,
		},
		never: customers.filter((customer) => !sent.has(customer)).length,
	};
}
