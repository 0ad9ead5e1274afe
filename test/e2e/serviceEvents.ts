import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { PROJECT } from '../n8n/pack';

/**
 * An event of a service, e.g. `stripe/charge-refunded`, with a click ID that the sandbox accepts.
 */
export const serviceEvent = (name: string): IDataObject =>
	JSON.parse(
		readFileSync(join(PROJECT, 'test/fixtures/sources', `${name}.json`), 'utf8').replaceAll(
			'clk_',
			'click_',
		),
	) as IDataObject;
