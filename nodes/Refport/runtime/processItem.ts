import type { IExecuteFunctions } from 'n8n-workflow';
import type { ApiRequest } from '../core/request';
import { type Failure, inputFailure } from '../core/result';
import { findOperation } from '../operations';
import type { Plan } from '../operations/operation';
import { attempt } from './attempt';
import type { Outcome } from './outcome';
import { sendWithRetry } from './sendWithRetry';
import type { Wire } from './wire';

const fail = (failure: Failure, attempts = 0): Outcome => ({ ok: false, failure, attempts });

function planItem(context: IExecuteFunctions, index: number): Plan {
	const read = (name: string): unknown => context.getNodeParameter(name, index, undefined);
	const operation = findOperation(read('resource'), read('operation'));
	if (operation) return operation.plan(read, context.getInputData()[index]?.json ?? {});
	const message = 'this version of the node does not know the chosen resource and operation';
	return { step: 'fail', failure: inputFailure('PARAMETER_ERROR', message) };
}

/** What a dry run tells: the request as it would be sent. */
const validated = ({ method, path, body }: ApiRequest, facts: Record<string, unknown>) => ({
	outcome: 'validated',
	method,
	path,
	body: JSON.parse(JSON.stringify(body)) as Record<string, unknown>,
	...facts,
});

/** Takes one item from its parameters to its outcome; undefined when the execution was stopped. */
export async function processItem(
	context: IExecuteFunctions,
	index: number,
	wire: Wire,
): Promise<Outcome | undefined> {
	const planned = await attempt('PARAMETER_ERROR', () => planItem(context, index));
	if (!planned.ok) return fail(planned.failure);
	const plan = planned.value;
	if (plan.step === 'fail') return fail(plan.failure);
	if (plan.step === 'done') return { ok: true, output: plan.output };
	if (!wire.send) return { ok: true, output: validated(plan.request, plan.facts) };
	const delivery = await sendWithRetry(plan.request, wire.send, wire);
	if (!delivery) return undefined;
	const { result, attempts } = delivery;
	if (!result.ok) return fail(result.failure, attempts);
	const outcome = plan.outcome(result.value);
	if (!outcome.ok) return fail(outcome.failure, attempts);
	return { ok: true, output: { ...outcome.value, ...plan.facts, attempts } };
}
