import type { INodeParameters } from 'n8n-workflow';
import type { Outcome } from '../outcome';

/** Optional fields of the form, with their labels and their names in the output. */
const OPTIONAL = [
	{ parameter: 'customerEmail', label: 'Customer Email', name: 'email' },
	{ parameter: 'customerName', label: 'Customer Name', name: 'name' },
] as const;

const REPORTED: ReadonlySet<unknown> = new Set(['tracked', 'unattributed', 'validated']);

/**
 * The labels of optional fields whose expression is empty for every event of a run. A single customer
 * may have no name, but a mistyped expression is empty for all.
 */
export function emptyMappedFields(
	{ additionalFields }: INodeParameters,
	outcomes: ReadonlyArray<Outcome | undefined>,
): string[] {
	const mapped = (additionalFields ?? {}) as Readonly<Record<string, unknown>>;
	const reported = outcomes.flatMap((one) =>
		one?.ok && REPORTED.has(one.output.outcome) ? [one.output] : [],
	);
	if (reported.length === 0) return [];
	const isEmpty = (name: string, parameter: string) =>
		reported.every(({ customer, omitted }) => {
			const isOmitted = JSON.stringify(omitted ?? []).includes(`"${parameter}"`);
			return !isOmitted && (customer as Record<string, unknown> | null)?.[name] === null;
		});
	return OPTIONAL.filter(
		({ parameter, name }) =>
			String(mapped[parameter] ?? '').startsWith('=') && isEmpty(name, parameter),
	).map(({ label }) => label);
}
