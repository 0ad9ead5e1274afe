import type { EventJson, Source } from './source';

/** Returns the name of the first source that recognizes an event, for an error message. */
export const looksLike = (
	event: EventJson,
	sources: ReadonlyArray<Source<unknown>>,
): string | undefined => sources.find(({ recognizes }) => recognizes(event))?.name;
