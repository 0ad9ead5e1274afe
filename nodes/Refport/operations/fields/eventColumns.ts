import type { Columns } from '../operation';
import { DEFINE } from './dataSource';

/** The output shows a service's event, and where the node found the click ID if it searched for it. */
export function eventColumns(
	names: readonly string[],
	{ dataSource = DEFINE, clickIdSource }: Readonly<Record<string, unknown>>,
): Columns {
	const fromService = dataSource !== DEFINE;
	return {
		first: fromService ? [...names, 'event'] : names,
		last: !fromService && clickIdSource === 'detect' ? ['omitted', 'clickIdSource'] : ['omitted'],
	};
}
