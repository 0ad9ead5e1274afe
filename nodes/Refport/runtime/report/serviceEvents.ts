import type { INodeParameters } from 'n8n-workflow';
import { LEAD_SOURCES, SALE_SOURCES } from '../../core/sources';
import { looksLike } from '../../core/sources/looksLike';
import { isRecord } from '../../core/sources/paths';
import { unwrap } from '../../core/sources/unwrap';

/**
 * Returns the service whose event an item is, if the fields are mapped by hand although the node could
 * read them. By hand, its amounts in cents are easily taken for euros.
 */
export function overlookedService(
	{ resource, dataSource = 'define' }: INodeParameters,
	item: unknown,
): string | undefined {
	const event = unwrap(item);
	if (dataSource !== 'define' || !isRecord(event)) return undefined;
	if (resource === 'lead') return looksLike(event, LEAD_SOURCES);
	return resource === 'sale' ? looksLike(event, SALE_SOURCES) : undefined;
}
