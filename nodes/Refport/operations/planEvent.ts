import type { z } from 'zod';
import type { Given } from '../core/events/summary';
import type { ReplyObject } from '../core/reply/classify';
import { parseFields } from '../core/values/parse';
import type { ApiRequest } from '../core/events/request';
import { type Result, inputFailure } from '../core/result';
import { readClickId } from './fields/clickId';
import { readMetadata } from './fields/metadata';
import type { Input, Plan, ReadParameter } from './operation';

/** What sets one kind of event apart from another. */
export interface EventKind<S extends z.ZodTypeAny> {
	schema: S;
	/** The fields of this kind, besides click ID, customer and metadata. */
	fields: Record<string, unknown>;
	request: (event: z.output<S>) => ApiRequest;
	identity: (event: z.output<S>) => readonly string[] | undefined;
	summary: (given: Given) => Record<string, unknown>;
	outcome: (reply: ReplyObject) => Result<Record<string, unknown>>;
}

function readEvent<S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Input,
	{ fields, summary }: EventKind<S>,
) {
	const click = readClickId(read, input);
	const given = {
		...(read('additionalFields') as object | undefined),
		...fields,
		clickId: click?.clickId,
		customerExternalId: read('customerExternalId'),
	};
	return { click, given, summary: { ...summary(given), ...click?.facts } };
}

/** Decides, without a request, what becomes of an item that has no click ID. */
function withoutClickId(read: ReadParameter, summary: Record<string, unknown>): Plan {
	const { whenClickIdMissing } = read('options') as { whenClickIdMissing?: unknown };
	if (whenClickIdMissing === 'fail') {
		const message = 'no click ID was found in this item';
		return { step: 'fail', failure: inputFailure('MISSING_CLICK_ID', message, 'clickId'), summary };
	}
	return { step: 'done', output: { ...summary, outcome: 'skipped', reason: 'missing_click_id' } };
}

/** The plan for a lead or a sale: click ID first, then all fields at once, then the request. */
export function planEvent<S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Input,
	kind: EventKind<S>,
): Plan {
	const { click, given, summary } = readEvent(read, input, kind);
	if (!click) return withoutClickId(read, summary);
	const metadata = readMetadata(read);
	const event = parseFields(
		kind.schema,
		{ ...given, metadata: metadata.ok ? metadata.value : undefined },
		metadata.ok ? [] : [metadata.failure],
	);
	if (!event.ok) return { step: 'fail', failure: event.failure, summary };
	return {
		step: 'send',
		request: kind.request(event.value),
		identity: kind.identity(event.value),
		summary,
		outcome: kind.outcome,
		facts: click.facts,
	};
}

export const summarizeEvent = <S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Input,
	kind: EventKind<S>,
): Record<string, unknown> => readEvent(read, input, kind).summary;
