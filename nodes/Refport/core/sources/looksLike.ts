import type { EventJson, Source } from './source';

/** The name of the first source that recognizes an event, for the message of a source that does not. */
export const looksLike = (
	event: EventJson,
	sources: ReadonlyArray<Source<unknown>>,
): string | undefined => sources.find(({ recognizes }) => recognizes(event))?.name;
