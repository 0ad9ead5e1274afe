import type { z } from 'zod';
import { type Omitted, omitInvalid } from '../core/events/omitInvalid';
import type { Given } from '../core/events/summary';
import { type Failure, type Result, failed, inputFailure, success } from '../core/result';
import { isBlank } from '../core/values/blank';
import { parseFields } from '../core/values/parse';
import { clickIdOverlooked } from './fields/clickId';
import { readMetadata } from './fields/metadata';
import type { Input, Plan, ReadParameter } from './operation';
import { type EventKind, readEvent } from './readEvent';

const skip = (summary: Record<string, unknown>, reason: string): Plan => ({
	step: 'done',
	output: { ...summary, outcome: 'skipped', reason },
});

/** Skips or fails an item without a click ID. */
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
	const kept = isStrict ? { given: whole, omitted: [] } : omitInvalid(whole);
	const known = [problem, ...(isStrict ? problems.map(asFailure) : [])].filter(
		(one) => one !== undefined,
	);
	const event = parseFields(schema(kept.given), { ...kept.given }, known);
	if (!event.ok) return failed(event.failure);
	return success({ event: event.value, omitted: [...kept.omitted, ...(isStrict ? [] : problems)] });
}

/**
 * Plans a lead or a sale. A missing click ID decides first, then all fields are validated together.
 */
export function planEvent<S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Input,
	kind: EventKind<S>,
): Plan {
	const item = readEvent(read, input, kind);
	if (!item.ok) return { step: 'fail', failure: item.failure, summary: kind.summary({}) };
	const { given, nodeFields, skipped } = item.value;
	const summary = { ...kind.summary(given), ...nodeFields };
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
		nodeFields: { ...nodeFields, ...omission },
	};
}

/** Returns what the output shows of an item whose plan failed. */
export function summarizeEvent<S extends z.ZodTypeAny>(
	read: ReadParameter,
	input: Input,
	kind: EventKind<S>,
): Record<string, unknown> {
	/** The default would be wrong for an event name that could not be read. */
	const defaults = read('eventName') === undefined ? {} : kind.defaults;
	const item = readEvent(read, input, { ...kind, defaults });
	if (!item.ok) return kind.summary({});
	return { ...kind.summary(item.value.given), ...item.value.nodeFields };
}
