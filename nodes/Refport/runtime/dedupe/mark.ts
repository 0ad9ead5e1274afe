import { createHash } from 'node:crypto';
import type { SendPlan } from '../../operations/operation';
import type { Outcome } from '../outcome';

/**
 * Returns the ID of an event in n8n's store, or undefined if nothing identifies the event. A hash,
 * because the store must not contain customer data.
 *
 * @param account credential and base URL, because a customer may sign up in several accounts
 */
export function markOf(account: string, { identity }: SendPlan): string | undefined {
	if (!identity) return undefined;
	const text = JSON.stringify([account, ...identity]);
	return createHash('sha256').update(text).digest('base64');
}

/** Unattributed events do not count, because Refport did not record them. They are sent again. */
export const wasTracked = (outcome: Outcome | undefined): boolean =>
	outcome?.ok === true && outcome.output.outcome === 'tracked';

export const alreadyTracked = ({ summary }: SendPlan): Outcome => ({
	ok: true,
	output: { outcome: 'skipped', reason: 'already_tracked', ...summary },
});
