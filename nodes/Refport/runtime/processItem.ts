import type { ApiRequest } from '../core/events/request';
import { withSummary } from '../core/events/summary';
import type { Failure, Result } from '../core/result';
import type { Plan, SendPlan } from '../operations/operation';
import type { TrackedEvents } from './dedupe/trackedEvents';
import type { Outcome } from './outcome';
import { sendWithRetry } from './send/sendWithRetry';
import type { Connection } from './send/connection';
import type { Session } from './session';

const fail = (
	failure: Failure,
	summary: Record<string, unknown> | undefined,
	attempts = 0,
): Outcome => ({ ok: false, failure, attempts, summary });

/** The output of a dry run: the request that would be sent. */
const validated = ({ method, path, body }: ApiRequest) => ({
	outcome: 'validated',
	method,
	path,
	body: JSON.parse(JSON.stringify(body)) as Record<string, unknown>,
});

async function deliver(plan: SendPlan, connection: Connection): Promise<Outcome | undefined> {
	const { request, summary = {}, nodeFields } = plan;
	const delivery = await sendWithRetry(request, connection);
	if (!delivery) return undefined;
	const { result, attempts } = delivery;
	if (!result.ok) return fail(result.failure, summary, attempts);
	const outcome = plan.outcome(result.value, connection.baseUrl);
	if (!outcome.ok) return fail(outcome.failure, summary, attempts);
	return { ok: true, output: { ...withSummary(summary, outcome.value), ...nodeFields, attempts } };
}

/**
 * Executes the plan of one item. Returns undefined if the execution stopped before it had a result.
 */
export async function processItem(
	planned: Result<Plan>,
	session: Session,
	trackedEvents: TrackedEvents | undefined,
): Promise<Outcome | undefined> {
	if (!planned.ok) return fail(planned.failure, undefined);
	const plan = planned.value;
	if (plan.step === 'fail') return fail(plan.failure, plan.summary);
	if (plan.step === 'done') return { ok: true, output: plan.output };
	const { connection } = session;
	if (!connection) return { ok: true, output: { ...plan.summary, ...validated(plan.request) } };
	const sending = () => deliver(plan, connection);
	return trackedEvents ? trackedEvents.sendOnce(plan, sending) : sending();
}
