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
	/** Folder and file, such as "clerk/user-created". */
	name: string;
	/** The event as text, so that no test can change it for another. */
	text: string;
	expected: Reading<LeadFields>;
}

export const eventOf = ({ text }: Pick<LeadFixture, 'text'>) => JSON.parse(text) as EventJson;

/** What is left of a value in JSON, where fields without a value are gone. */
export const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

/** The events of all services, those of payments, too. */
export const EVENTS = readdirSync(FOLDER).flatMap((service) =>
	readdirSync(join(FOLDER, service))
		.filter((file) => file.endsWith(EXPECTED))
		.map((file) => `${service}/${file.slice(0, -EXPECTED.length)}`)
		.map((name) => ({ service, name, text: read(`${name}.json`) })),
);

export const LEAD_FIXTURES: readonly LeadFixture[] = LEAD_SOURCES.flatMap((source) =>
	EVENTS.filter(({ service }) => service === source.value).map(({ name, text }) => ({
		source,
		name,
		text,
		expected: JSON.parse(read(`${name}${EXPECTED}`)) as Reading<LeadFields>,
	})),
);
