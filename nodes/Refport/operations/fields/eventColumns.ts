import type { Columns } from '../operation';
import { DEFINE } from './dataSource';

/** Output columns of leads and sales. They depend on the data source and the click ID source. */
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
