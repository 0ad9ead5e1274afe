import { textOf } from './paths';
import type { EventLabel, LeadFields, Reading, SkipReason } from './source';

/** Which event it is, and whether it is a test event. */
export interface About {
	event: EventLabel;
	isTest: boolean;
}

export const labelOf = (name: unknown, id: unknown): EventLabel => ({
	name: textOf(name) ?? null,
	id: textOf(id) ?? null,
});

export const about = (name: unknown, id: unknown, isTest: boolean): About => ({
	event: labelOf(name, id),
	isTest,
});

export const skipped = (known: About, reason: SkipReason): Reading<never> => ({
	kind: 'skipped',
	...known,
	reason,
});

export const otherEvent = (event: EventLabel, isTest = false): Reading<never> =>
	skipped({ event, isTest }, 'other_event');

export const invalid = (problem: string): Reading<never> => ({ kind: 'invalid', problem });

export const counts = (
	event: EventLabel,
	fields: LeadFields,
	isTest = false,
): Reading<LeadFields> => ({ kind: 'counts', event, isTest, fields });
