import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SOURCES } from '../../../nodes/Refport/core/sources';
import type {
	EventJson,
	LeadFields,
	Reading,
	Source,
} from '../../../nodes/Refport/core/sources/source';

const FOLDER = join(__dirname, '../../fixtures/sources');
const EXPECTED = '.expected.json';

export interface Fixture {
	source: Source<LeadFields>;
	/** For example `stripe/charge-refunded`. */
	name: string;
	event: EventJson;
	expected: Reading<LeadFields>;
}

/** The services that have a folder of fixtures. */
export const services = (): string[] => readdirSync(FOLDER);

const read = (service: string, file: string): unknown =>
	JSON.parse(readFileSync(join(FOLDER, service, file), 'utf8'));

/** The example events of a service, each with its expected reading. */
export const fixturesOf = (source: Source<LeadFields>): Fixture[] =>
	readdirSync(join(FOLDER, source.value))
		.filter((file) => !file.endsWith(EXPECTED))
		.map((file) => file.replace(/\.json$/, ''))
		.map((name) => ({
			source,
			name: `${source.value}/${name}`,
			event: read(source.value, `${name}.json`) as EventJson,
			expected: read(source.value, `${name}${EXPECTED}`) as Fixture['expected'],
		}));

export const FIXTURES = SOURCES.flatMap(fixturesOf);

/** The value after a round trip through JSON, which drops undefined fields. */
export const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
