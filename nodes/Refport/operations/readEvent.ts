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
	/** The fields of the form, except click ID and customer ID. */
	defined: () => Given;
	/** Defaults for blank fields. */
	fixed: Given;
	/** A form field with an invalid value. */
	problem?: Failure;
	request: (event: z.output<S>) => ApiRequest;
	identity: (event: z.output<S>) => readonly string[] | undefined;
	summary: (given: Given) => Record<string, unknown>;
	outcome: (reply: ReplyObject) => Result<Record<string, unknown>>;
}

export interface EventRead {
	given: Given;
	/** What the output adds to the fields: which event it was, where the click ID was found. */
	facts: Record<string, unknown>;
	/** Why the event does not count; undefined if it does. */
	skipped?: string;
}

/** Fills blank fields with defaults, such as the event name "Sign Up". */
const withFixed = (given: Given, fixed: Given): Given => ({
	...given,
	...Object.fromEntries(Object.entries(fixed).filter(([name]) => isBlank(given[name]))),
});

function readDefined<S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Input,
	kind: EventKind<S>,
): Result<EventRead> {
	const click = readClickId(read, input);
	const given = {
		...(read('additionalFields') as object | undefined),
		...kind.defined(),
		clickId: click?.clickId,
		customerExternalId: read('customerExternalId'),
	};
	return success({ given, facts: { ...click?.facts } });
}

function readService(read: ReadParameter, source: Source<LeadFields>): Result<EventRead> {
	const event = readSourceEvent(read, source);
	if (!event.ok) return event;
	const facts: { event: EventLabel } = { event: event.value.label };
	if (event.value.step === 'skip') {
		return success({ given: {}, facts, skipped: event.value.reason });
	}
	return success({ given: event.value.fields, facts });
}

/** The fields of an item, from the form or from the event of a service. */
export function readEvent<S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Input,
	kind: EventKind<S>,
): Result<EventRead> {
	const event = kind.source ? readService(read, kind.source) : readDefined(read, input, kind);
	if (!event.ok || event.value.skipped !== undefined) return event;
	return success({ ...event.value, given: withFixed(event.value.given, kind.fixed) });
}
