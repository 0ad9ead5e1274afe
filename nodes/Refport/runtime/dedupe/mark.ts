import { createHash } from 'node:crypto';
import type { SendPlan } from '../../operations/operation';
import type { Outcome } from '../outcome';

/**
 * What an event is known by in n8n's store: a hash, which gives away nothing of the customer. Undefined
 * if nothing identifies the event.
 *
 * @param account what the event belongs to: the same customer may sign up at another one
 */
export function markOf(account: string, { identity }: SendPlan): string | undefined {
	if (!identity) return undefined;
	const text = JSON.stringify([account, ...identity]);
	return createHash('sha256').update(text).digest('base64');
}

/** What is unattributed was not recorded, and so is sent again. */
export const wasTracked = (outcome: Outcome | undefined): boolean =>
	outcome?.ok === true && outcome.output.outcome === 'tracked';

export const alreadyTracked = ({ summary }: SendPlan): Outcome => ({
	ok: true,
	output: { outcome: 'skipped', reason: 'already_tracked', ...summary },
});
