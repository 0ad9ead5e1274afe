import type { z } from 'zod';
import type { ApiRequest } from '../core/events/request';
import type { Given } from '../core/events/summary';
import type { ReplyObject } from '../core/reply/classify';
import { type Failure, type Result, success } from '../core/result';
import type { EventLabel, LeadFields, Source } from '../core/sources/source';
import { isBlank } from '../core/values/blank';
import { readClickId } from './fields/clickId';
import type { Input, ReadParameter } from './operation';
import { readSourceEvent } from './planSource';

/** What differs between leads and sales. */
export interface EventKind<S extends z.ZodTypeAny> {
	/** The service that the fields are read from; undefined if the form defines them. */
	source: Source<LeadFields> | undefined;
	schema: (given: Given) => S;
	/** Reads the form, except click ID and customer ID. */
	formFields: () => Given;
	/** Replaces blank fields. */
	defaults: Given;
	/** An invalid form field that the schema cannot detect. */
	problem?: Failure;
	request: (event: z.output<S>) => ApiRequest;
	identity: (event: z.output<S>) => readonly string[] | undefined;
	summary: (given: Given) => Record<string, unknown>;
	outcome: (reply: ReplyObject) => Result<Record<string, unknown>>;
}

export interface EventRead {
	given: Given;
	/** Output fields of the node itself: the service's event, or where it found the click ID. */
	nodeFields: Record<string, unknown>;
	/** Why the event is skipped, if it is. */
	skipped?: string;
}

/** Replaces blank fields, e.g. the event name with "Sign Up". */
const withDefaults = (given: Given, defaults: Given): Given => ({
	...given,
	...Object.fromEntries(Object.entries(defaults).filter(([name]) => isBlank(given[name]))),
});

function readForm<S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Input,
	kind: EventKind<S>,
): Result<EventRead> {
	const click = readClickId(read, input);
	const given = {
		...(read('additionalFields') as object | undefined),
		...kind.formFields(),
		clickId: click?.clickId,
		customerExternalId: read('customerExternalId'),
	};
	return success({ given, nodeFields: { ...click?.nodeFields } });
}

function readService(read: ReadParameter, source: Source<LeadFields>): Result<EventRead> {
	const event = readSourceEvent(read, source);
	if (!event.ok) return event;
	const nodeFields: { event: EventLabel } = { event: event.value.label };
	if (event.value.step === 'skip') {
		return success({ given: {}, nodeFields, skipped: event.value.reason });
	}
	return success({ given: event.value.fields, nodeFields });
}

/** Reads the fields of an item from the form or from the event of a service. */
export function readEvent<S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Input,
	kind: EventKind<S>,
): Result<EventRead> {
	const event = kind.source ? readService(read, kind.source) : readForm(read, input, kind);
	if (!event.ok || event.value.skipped !== undefined) return event;
	return success({ ...event.value, given: withDefaults(event.value.given, kind.defaults) });
}
