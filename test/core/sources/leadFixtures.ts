import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LEAD_SOURCES } from '../../../nodes/Refport/core/sources/leadSources';
import type {
	EventJson,
	LeadFields,
	Reading,
	Source,
} from '../../../nodes/Refport/core/sources/source';

const FOLDER = join(__dirname, '../../fixtures/sources');
const EXPECTED = '.expected.json';

export interface LeadFixture {
	source: Source<LeadFields>;
	/** Service and file, such as "clerk/user-created". */
	name: string;
	/** The event as text, so that no test can change it for another. */
	text: string;
	expected: Reading<LeadFields>;
}

export const eventOf = ({ text }: Pick<LeadFixture, 'text'>) => JSON.parse(text) as EventJson;

/** What is left of a value in JSON, where fields without a value are gone. */
export const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

export const LEAD_FIXTURES: readonly LeadFixture[] = LEAD_SOURCES.flatMap((source) => {
	const folder = join(FOLDER, source.value);
	return readdirSync(folder)
		.filter((file) => file.endsWith(EXPECTED))
		.map((file) => {
			const name = file.slice(0, -EXPECTED.length);
			return {
				source,
				name: `${source.value}/${name}`,
				text: readFileSync(join(folder, `${name}.json`), 'utf8'),
				expected: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Reading<LeadFields>,
			};
		});
});
