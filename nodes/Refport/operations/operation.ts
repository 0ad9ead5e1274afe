import type { INodeProperties } from 'n8n-workflow';
import type { ReplyObject } from '../core/reply/classify';
import type { ApiRequest } from '../core/events/request';
import type { Failure, Result } from '../core/result';

/** The name under which the version of the node is read, as n8n calls it in displayOptions. */
export const VERSION = '@version';

/** Reads a parameter of the node for the item at hand, expressions resolved; undefined if it is not shown. */
export type ReadParameter = (name: string) => unknown;

/** The json of an input item. */
export type Input = Readonly<Record<string, unknown>>;

/** The plan for an item that has a request to send. */
export interface SendPlan {
	step: 'send';
	request: ApiRequest;
	/** What the event is known by over executions; undefined where it is not remembered. */
	identity?: readonly string[];
	/** What the output shows of the item, whatever becomes of it. */
	summary?: Record<string, unknown>;
	/** The outcome and the fields of a successful reply; `baseUrl` is the address that replied. */
	outcome: (reply: ReplyObject, baseUrl: string) => Result<Record<string, unknown>>;
	/** Fields that the node adds, and that no field of the reply replaces. */
	facts: Record<string, unknown>;
}

/** What is to be done for one item, decided without any request. */
export type Plan =
	| SendPlan
	| { step: 'done'; output: Record<string, unknown> }
	| { step: 'fail'; failure: Failure; summary?: Record<string, unknown> };

/** Names of output fields, in order; `first` comes before the fields that only Refport knows. */
export interface Columns {
	first: readonly string[];
	last: readonly string[];
}

/** One entry of the table in index.ts. */
export interface Operation {
	resource: { name: string; value: string };
	operation: { name: string; value: string; action: string; description: string };
	/** The fields of this operation; index.ts shows them for it alone. */
	fields: INodeProperties[];
	/** The fields of each output item, besides those that all operations have. */
	columns: (parameters: Readonly<Record<string, unknown>>) => Columns;
	plan: (read: ReadParameter, input: Input) => Plan;
	/** The summary of an item without a plan; `read` returns undefined for what cannot be read. */
	summary: (read: ReadParameter, input: Input) => Record<string, unknown>;
}
