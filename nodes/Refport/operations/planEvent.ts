import type { z } from 'zod';
import { type Omitted, omitUnfit } from '../core/events/omitUnfit';
import type { ApiRequest } from '../core/events/request';
import type { Given } from '../core/events/summary';
import type { ReplyObject } from '../core/reply/classify';
import { type Failure, type Result, failed, inputFailure, success } from '../core/result';
import type { EventLabel, LeadFields, Source } from '../core/sources/source';
import { isBlank } from '../core/values/blank';
import { parseFields } from '../core/values/parse';
import { clickIdOverlooked, readClickId } from './fields/clickId';
import { readMetadata } from './fields/metadata';
import type { Input, Plan, ReadParameter } from './operation';
import { readSourceEvent } from './planSource';

/** What sets one kind of event apart from another. */
export interface EventKind<S extends z.ZodTypeAny> {
	/** The service that the fields are read from; undefined if the form defines them. */
	source: Source<LeadFields> | undefined;
	schema: (given: Given) => S;
	/** The fields of the form, besides click ID and customer ID. */
	defined: () => Given;
	/** What the form and not the event decides if the fields come from a service. */
	fixed: Given;
	/** A field of the form that is not set as it must be. */
	problem?: Failure;
	request: (event: z.output<S>) => ApiRequest;
	identity: (event: z.output<S>) => readonly string[] | undefined;
	summary: (given: Given) => Record<string, unknown>;
	outcome: (reply: ReplyObject) => Result<Record<string, unknown>>;
}

interface EventRead {
	given: Given;
	/** What the output adds to the fields: which event it was, where the click ID was found. */
	facts: Record<string, unknown>;
	/** Why the event does not count; undefined if it does. */
	skipped?: string;
}

/** Blank values take what the form decides: the name "Sign Up", for example. */
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

function readEvent<S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Input,
	kind: EventKind<S>,
): Result<EventRead> {
	const event = kind.source ? readService(read, kind.source) : readDefined(read, input, kind);
	if (!event.ok || event.value.skipped !== undefined) return event;
	return success({ ...event.value, given: withFixed(event.value.given, kind.fixed) });
}

const skip = (summary: Record<string, unknown>, reason: string): Plan => ({
	step: 'done',
	output: { ...summary, outcome: 'skipped', reason },
});

/** Decides, without a request, what becomes of an item that has no click ID. */
function withoutClickId(
	read: ReadParameter,
	input: Input,
	fromService: boolean,
	summary: Record<string, unknown>,
): Plan {
	const overlooked = fromService ? undefined : clickIdOverlooked(read, input);
	if (overlooked) return { step: 'fail', failure: overlooked, summary };
	const { whenClickIdMissing } = (read('options') ?? {}) as { whenClickIdMissing?: unknown };
	if (whenClickIdMissing === 'fail') {
		const message = 'no click ID was found in this item';
		return { step: 'fail', failure: inputFailure('MISSING_CLICK_ID', message, 'clickId'), summary };
	}
	return skip(summary, 'missing_click_id');
}

const asFailure = ({ reason, field }: Omitted): Failure =>
	inputFailure('INVALID_INPUT', reason, field.split('.')[0]);

function parseEvent<S extends z.ZodTypeAny>(
	read: ReadParameter,
	given: Given,
	{ schema, problem }: EventKind<S>,
): Result<{ event: z.output<S>; omitted: Omitted[] }> {
	const { value: metadata, problems } = readMetadata(read);
	const whole = { ...given, metadata };
	const { whenOptionalInvalid } = (read('options') ?? {}) as { whenOptionalInvalid?: unknown };
	const isStrict = whenOptionalInvalid === 'fail';
	const kept = isStrict ? { given: whole, omitted: [] } : omitUnfit(whole);
	const known = [problem, ...(isStrict ? problems.map(asFailure) : [])].filter(
		(one) => one !== undefined,
	);
	const event = parseFields(schema(kept.given), { ...kept.given }, known);
	if (!event.ok) return failed(event.failure);
	return success({ event: event.value, omitted: [...kept.omitted, ...(isStrict ? [] : problems)] });
}

/** The plan for a lead or a sale: click ID first, then all fields at once, then the request. */
export function planEvent<S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Input,
	kind: EventKind<S>,
): Plan {
	const item = readEvent(read, input, kind);
	if (!item.ok) return { step: 'fail', failure: item.failure, summary: kind.summary({}) };
	const { given, facts, skipped } = item.value;
	const summary = { ...kind.summary(given), ...facts };
	if (skipped !== undefined) return skip(summary, skipped);
	if (isBlank(given.clickId)) {
		return withoutClickId(read, input, kind.source !== undefined, summary);
	}
	const parsed = parseEvent(read, given, kind);
	if (!parsed.ok) return { step: 'fail', failure: parsed.failure, summary };
	const { event, omitted } = parsed.value;
	const omission = omitted.length > 0 ? { omitted } : {};
	return {
		step: 'send',
		request: kind.request(event),
		identity: kind.identity(event),
		summary: { ...summary, ...omission },
		outcome: kind.outcome,
		facts: { ...facts, ...omission },
	};
}

export function summarizeEvent<S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Input,
	kind: EventKind<S>,
): Record<string, unknown> {
	/** A name that could not be read is not shown as the default. */
	const fixed = read('eventName') === undefined ? {} : kind.fixed;
	const item = readEvent(read, input, { ...kind, fixed });
	if (!item.ok) return kind.summary({});
	return { ...kind.summary(item.value.given), ...item.value.facts };
}
