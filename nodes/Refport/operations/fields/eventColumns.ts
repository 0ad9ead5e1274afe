import type { Columns } from '../operation';
import { DEFINE } from './dataSource';

/** The output names the event of a service, and the place of the click ID if the node looks for it. */
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
