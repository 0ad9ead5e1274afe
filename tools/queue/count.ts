import type { ExecutionRow } from './executions';
import type { Kill } from './run';
import { customerId } from './signUps';

export interface Counts {
	once: number;
	/**
	 * Customers recorded more than once: those that the killed worker was processing, and all others.
	 */
	twice: { inProgress: number; others: number };
	/** Number of customers on the error output that were not recorded, by error code. */
	errorOutput: Map<string, number>;
	/** Customers not recorded whose execution n8n shows as failed. */
	failedExecution: number;
	/** Those of them whose execution no longer has the posted data. */
	failedWithoutData: number;
	/** Customers recorded even though n8n shows the execution as failed. */
	recordedButFailed: number;
	/** Customers neither recorded nor reported. */
	lost: string[];
	/** Executions that have not ended. */
	open: number;
}

const FAILED = new Set(['error', 'crashed', 'canceled']);

const OPEN = new Set(['new', 'running', 'waiting']);

function tally(values: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}

/**
 * Returns a function that finds the executions of a customer. For dead executions, it uses the data
 * that they had when the worker was killed.
 */
function byCustomer(executions: readonly ExecutionRow[], open: readonly ExecutionRow[]) {
	const earlier = new Map(open.map(({ id, customer }) => [id, customer]));
	const found = new Map<string, ExecutionRow[]>();
	for (const execution of executions) {
		const customer = execution.customer ?? earlier.get(execution.id);
		if (customer) found.set(customer, [...(found.get(customer) ?? []), execution]);
	}
	return (customer: string): ExecutionRow[] => found.get(customer) ?? [];
}

/** Counts what happened to each sign-up. */
export function countSignUps(
	signUps: number,
	recorded: readonly string[],
	executions: readonly ExecutionRow[],
	{ log, open }: Kill,
	errorCodes: (ids: readonly string[]) => Map<string, string>,
): Counts {
	const times = tally(recorded);
	const executionsOf = byCustomer(executions, open);
	const customers = Array.from({ length: signUps }, (_, index) => customerId(index + 1));
	const missing = customers.filter((customer) => !times.has(customer));
	const twice = customers.filter((customer) => (times.get(customer) ?? 0) > 1);
	const wasInProgress = (customer: string): boolean =>
		executionsOf(customer).some(({ id }) => log.inProgress.includes(id));
	const hasFailed = (customer: string): boolean =>
		executionsOf(customer).some(({ status }) => FAILED.has(status));

	const codes = errorCodes(
		missing.flatMap((customer) => executionsOf(customer).map(({ id }) => id)),
	);
	const codeOf = (customer: string): string =>
		executionsOf(customer)
			.map(({ id }) => codes.get(id) ?? '')
			.find((code) => code !== '') ?? '';
	const silent = missing.filter((customer) => codeOf(customer) === '');
	const failed = silent.filter(hasFailed);
	return {
		once: customers.filter((customer) => times.get(customer) === 1).length,
		twice: {
			inProgress: twice.filter(wasInProgress).length,
			others: twice.filter((customer) => !wasInProgress(customer)).length,
		},
		errorOutput: tally(missing.map(codeOf).filter((code) => code !== '')),
		failedExecution: failed.length,
		failedWithoutData: failed.filter((one) =>
			executionsOf(one).every(({ customer }) => customer === null),
		).length,
		recordedButFailed: customers.filter((one) => times.has(one) && hasFailed(one)).length,
		lost: silent.filter((customer) => !hasFailed(customer)),
		open: executions.filter(({ status }) => OPEN.has(status)).length,
	};
}
