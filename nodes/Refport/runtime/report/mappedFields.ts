import type { INodeParameters } from 'n8n-workflow';
import type { Outcome } from '../outcome';

type Fields = Readonly<Record<string, unknown>>;

/** Optional fields of the form, with their labels and where the output has them. */
const OPTIONAL = [
	{ parameter: 'customerEmail', label: 'Customer Email', at: ['customer', 'email'] },
	{ parameter: 'customerName', label: 'Customer Name', at: ['customer', 'name'] },
	{ parameter: 'invoiceId', label: 'Invoice or Order ID', at: ['sale', 'invoiceId'] },
] as const;

const REPORTED: ReadonlySet<unknown> = new Set(['tracked', 'unattributed', 'validated']);

/**
 * Returns the labels of optional fields whose expression is empty for all events of a run. One
 * customer may have no name, but an expression with a typo is empty for all.
 */
export function emptyMappedFields(
	parameters: INodeParameters,
	outcomes: ReadonlyArray<Outcome | undefined>,
): string[] {
	const mapped: Fields = { ...(parameters.additionalFields as object | undefined), ...parameters };
	const reported = outcomes.flatMap((one) =>
		one?.ok && REPORTED.has(one.output.outcome) ? [one.output] : [],
	);
	if (reported.length === 0) return [];
	const isMapped = (parameter: string) => String(mapped[parameter] ?? '').startsWith('=');
	const isEmpty = (parameter: string, [part, name]: readonly [string, string]) =>
		reported.every((output) => {
			const isOmitted = JSON.stringify(output.omitted ?? []).includes(`"${parameter}"`);
			return !isOmitted && (output[part] as Fields | null | undefined)?.[name] === null;
		});
	return OPTIONAL.filter(({ parameter, at }) => isMapped(parameter) && isEmpty(parameter, at)).map(
		({ label }) => label,
	);
}
