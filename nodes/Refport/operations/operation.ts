import type { INodeProperties } from 'n8n-workflow';
import type { ReplyObject } from '../core/reply/classify';
import type { ApiRequest } from '../core/events/request';
import type { Failure, Result } from '../core/result';

/** Reads a parameter of the node for the item at hand, expressions resolved. */
export type ReadParameter = (name: string) => unknown;

/** The plan for an item that has a request to send. */
export interface SendPlan {
	step: 'send';
	request: ApiRequest;
	/** What the event is known by over executions; undefined where it is not remembered. */
	identity?: readonly string[];
	/** What is told of the event where it is not sent, since it was tracked before. */
	summary?: Record<string, unknown>;
	/** Turns the JSON of a successful reply into the item's output. */
	outcome: (reply: ReplyObject) => Result<Record<string, unknown>>;
	/** What the output tells besides. */
	facts: Record<string, unknown>;
}

/** What is to be done for one item, decided without any request. */
export type Plan =
	| SendPlan
	| { step: 'done'; output: Record<string, unknown> }
	| { step: 'fail'; failure: Failure };

/** One entry of the table in index.ts. */
export interface Operation {
	resource: { name: string; value: string };
	operation: { name: string; value: string; action: string; description: string };
	/** The fields of this operation; index.ts shows them for it alone. */
	fields: INodeProperties[];
	plan: (read: ReadParameter, input: Readonly<Record<string, unknown>>) => Plan;
}
