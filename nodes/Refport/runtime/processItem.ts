import type { ApiRequest } from '../core/events/request';
import type { Failure, Result } from '../core/result';
import type { Plan, SendPlan } from '../operations/operation';
import type { TrackedEvents } from './dedupe/trackedEvents';
import type { Outcome } from './outcome';
import { sendWithRetry } from './send/sendWithRetry';
import type { Connection } from './send/connection';
import type { Session } from './session';

const fail = (failure: Failure, attempts = 0): Outcome => ({ ok: false, failure, attempts });

/** What a dry run tells: the request as it would be sent. */
const validated = ({ method, path, body }: ApiRequest, facts: Record<string, unknown>) => ({
	outcome: 'validated',
	method,
	path,
	body: JSON.parse(JSON.stringify(body)) as Record<string, unknown>,
	...facts,
});

async function deliver(plan: SendPlan, connection: Connection): Promise<Outcome | undefined> {
	const delivery = await sendWithRetry(plan.request, connection);
	if (!delivery) return undefined;
	const { result, attempts } = delivery;
	if (!result.ok) return fail(result.failure, attempts);
	const outcome = plan.outcome(result.value);
	if (!outcome.ok) return fail(outcome.failure, attempts);
	return { ok: true, output: { ...outcome.value, ...plan.facts, attempts } };
}

/** Takes one item from its plan to its outcome; undefined when the execution was stopped. */
export async function processItem(
	planned: Result<Plan>,
	session: Session,
	trackedEvents: TrackedEvents | undefined,
): Promise<Outcome | undefined> {
	if (!planned.ok) return fail(planned.failure);
	const plan = planned.value;
	if (plan.step === 'fail') return fail(plan.failure);
	if (plan.step === 'done') return { ok: true, output: plan.output };
	const { connection } = session;
	if (!connection) return { ok: true, output: validated(plan.request, plan.facts) };
	const sending = () => deliver(plan, connection);
	return trackedEvents ? trackedEvents.sendOnce(plan, sending) : sending();
}
