import type { z } from 'zod';
import { isBlank } from '../core/values/blank';
import type { ReplyObject } from '../core/reply/classify';
import { parseFields } from '../core/values/parse';
import type { ApiRequest } from '../core/events/request';
import { type Result, inputFailure } from '../core/result';
import { readClickId } from './fields/clickId';
import { readMetadata } from './fields/metadata';
import type { Plan, ReadParameter } from './operation';

/** What sets one kind of event apart from another. */
export interface EventKind<S extends z.ZodTypeAny> {
	schema: S;
	/** The fields of this kind, besides click ID, customer and metadata. */
	fields: Record<string, unknown>;
	request: (event: z.output<S>) => ApiRequest;
	identity: (event: z.output<S>) => readonly string[] | undefined;
	summary: (event: z.output<S>) => Record<string, unknown>;
	outcome: (event: z.output<S>, reply: ReplyObject) => Result<Record<string, unknown>>;
}

/** Decides, without a request, what becomes of an item that has no click ID. */
function withoutClickId(read: ReadParameter, facts: Record<string, unknown>): Plan {
	const { whenClickIdMissing } = read('options') as { whenClickIdMissing?: unknown };
	if (whenClickIdMissing === 'fail') {
		const message = 'no click ID was found in this item';
		return { step: 'fail', failure: inputFailure('MISSING_CLICK_ID', message, 'clickId') };
	}
	const known = Object.entries(facts).filter(([, value]) => !isBlank(value));
	const output = { outcome: 'skipped', reason: 'missing_click_id', ...Object.fromEntries(known) };
	return { step: 'done', output };
}

/** The plan for a lead or a sale: click ID first, then all fields at once, then the request. */
export function planEvent<S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Readonly<Record<string, unknown>>,
	{ schema, fields, ...kind }: EventKind<S>,
): Plan {
	const customerExternalId = read('customerExternalId');
	const click = readClickId(read, input);
	if (!click) return withoutClickId(read, { ...fields, customerExternalId });
	const metadata = readMetadata(read);
	const event = parseFields(
		schema,
		{
			...(read('additionalFields') as object),
			...fields,
			clickId: click.clickId,
			customerExternalId,
			metadata: metadata.ok ? metadata.value : undefined,
		},
		metadata.ok ? [] : [metadata.failure],
	);
	if (!event.ok) return { step: 'fail', failure: event.failure };
	return {
		step: 'send',
		request: kind.request(event.value),
		identity: kind.identity(event.value),
		summary: kind.summary(event.value),
		outcome: (reply) => kind.outcome(event.value, reply),
		facts: click.facts,
	};
}
