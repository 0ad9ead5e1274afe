import { parseJsonText } from '../core/values/jsonText';
import { isBlank, kindOf } from '../core/values/blank';
import { type Result, failed, inputFailure, success } from '../core/result';
import { SOURCES } from '../core/sources';
import { looksLike } from '../core/sources/looksLike';
import type {
	EventJson,
	EventLabel,
	LeadFields,
	Reading,
	SaleFields,
	SkipReason,
	Source,
} from '../core/sources/source';
import { unwrap } from '../core/sources/unwrap';
import type { Given } from '../core/events/summary';
import { typedClickId } from './fields/clickId';
import type { ReadParameter } from './operation';

/** The fields to report, or why the event is skipped. */
export type SourceEvent =
	| { step: 'fields'; label: EventLabel; fields: Given }
	| { step: 'skip'; label: EventLabel; reason: SkipReason | 'test_event' };

const fail = (message: string): Result<never> =>
	failed(inputFailure('INVALID_INPUT', message, 'event'));

/**
 * Parses text, because expressions and a Webhook node without a content type return JSON as text.
 */
function parseEvent(value: unknown): Result<unknown> {
	if (typeof value !== 'string' || isBlank(value)) return success(value);
	return parseJsonText(value, 'Event', 'event');
}

function readEvent(value: unknown): Result<EventJson> {
	const outer = parseEvent(value);
	if (!outer.ok) return outer;
	const event = parseEvent(unwrap(outer.value));
	if (!event.ok) return event;
	if (typeof event.value === 'object' && event.value !== null) {
		return success(event.value as EventJson);
	}
	return fail(`Event must contain the event as JSON, but is ${kindOf(event.value)}`);
}

function invalidFailure(problem: string, event: EventJson, source: Source<LeadFields>) {
	const others = SOURCES.filter((one) => one !== source);
	const other = source.recognizes(event) ? undefined : looksLike(event, others);
	const hint = other === undefined ? '' : `. It looks like an event from ${other}.`;
	const note =
		other === undefined
			? 'Check that Event contains the whole event.'
			: 'Check Data Source and Operation.';
	return failed({ ...inputFailure('INVALID_INPUT', `The event ${problem}${hint}`, 'event'), note });
}

/** Values in Override Fields win unless they are blank. */
function withOverrides(read: ReadParameter, fields: Given): Given {
	const overrides = (read('overrides') ?? {}) as Given;
	const set = { ...overrides, clickId: typedClickId(read, overrides.clickId) };
	return {
		...fields,
		...Object.fromEntries(Object.entries(set).filter(([, value]) => !isBlank(value))),
	};
}

const isSale = (fields: LeadFields): fields is SaleFields => 'amount' in fields;

function fieldsOf(reading: Reading<LeadFields> & { kind: 'counts' }, saleAmount: unknown): Given {
	const { fields } = reading;
	if (!isSale(fields)) return { ...fields };
	return { ...fields, amount: saleAmount === 'net' ? fields.amount.net : fields.amount.total };
}

/** Reads a service's event and decides whether to report it. */
export function readSourceEvent(
	read: ReadParameter,
	source: Source<LeadFields>,
): Result<SourceEvent> {
	const event = readEvent(read('event'));
	if (!event.ok) return event;
	const reading = source.read(event.value);
	if (reading.kind === 'invalid') return invalidFailure(reading.problem, event.value, source);
	const options = (read('options') ?? {}) as { includeTestEvents?: unknown; saleAmount?: unknown };
	const skip = (reason: SkipReason | 'test_event') =>
		success({ step: 'skip' as const, label: reading.event, reason });
	if (reading.isTest && options.includeTestEvents !== true) return skip('test_event');
	if (reading.kind === 'skipped') return skip(reading.reason);
	const fields = withOverrides(read, fieldsOf(reading, options.saleAmount));
	/** The customer paid only tax or shipping, and the user chose to report neither. */
	if (fields.amount === 0) return skip('zero_amount');
	return success({ step: 'fields', label: reading.event, fields });
}
