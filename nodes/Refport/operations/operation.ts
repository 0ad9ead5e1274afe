import type { INodeProperties } from 'n8n-workflow';
import type { ReplyObject } from '../core/reply/classify';
import type { ApiRequest } from '../core/events/request';
import type { Failure, Result } from '../core/result';

/** Reads the version of the node. The same name as in n8n's displayOptions. */
export const VERSION = '@version';

/** Returns a parameter of one item with expressions resolved, or undefined if it is hidden. */
export type ReadParameter = (name: string) => unknown;

/** The json of an input item. */
export type Input = Readonly<Record<string, unknown>>;

/** The plan of an item that needs a request. */
export interface SendPlan {
	step: 'send';
	request: ApiRequest;
	/**
	 * Identifies the event in all executions, for Skip Already Tracked. Undefined if nothing does.
	 */
	identity?: readonly string[];
	/** What the output shows of the item for every outcome. */
	summary?: Record<string, unknown>;
	/** Returns the outcome and the output fields for a successful reply from `baseUrl`. */
	outcome: (reply: ReplyObject, baseUrl: string) => Result<Record<string, unknown>>;
	/** Output fields of the node itself. They take precedence over fields of the reply. */
	nodeFields: Record<string, unknown>;
}

/** What to do with one item. Decided before any request. */
export type Plan =
	| SendPlan
	| { step: 'done'; output: Record<string, unknown> }
	| { step: 'fail'; failure: Failure; summary?: Record<string, unknown> };

/** Names of output fields in order. Further fields of the reply come between `first` and `last`. */
export interface Columns {
	first: readonly string[];
	last: readonly string[];
}

/** One operation of the node, listed in index.ts. */
export interface Operation {
	resource: { name: string; value: string };
	operation: { name: string; value: string; action: string; description: string };
	/** The form of this operation. index.ts hides it for other operations. */
	fields: INodeProperties[];
	/** The output fields, in addition to those of all operations. */
	columns: (parameters: Readonly<Record<string, unknown>>) => Columns;
	plan: (read: ReadParameter, input: Input) => Plan;
	/**
	 * The summary of an item whose plan failed. `read` returns undefined for unreadable parameters.
	 */
	summary: (read: ReadParameter, input: Input) => Record<string, unknown>;
}
