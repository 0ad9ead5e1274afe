import { success } from '../../nodes/Refport/core/result';
import type { SendPlan } from '../../nodes/Refport/operations/operation';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';

/** The plan to send an event, with this ID as its identity. */
export const planOf = (id: number): SendPlan => ({
	step: 'send',
	request: { method: 'POST', path: '/', body: {}, repeat: 'optOut' },
	identity: [String(id)],
	summary: {},
	outcome: () => success({}),
	nodeFields: {},
});

export const TRACKED: Outcome = { ok: true, output: { outcome: 'tracked' } };
export const UNATTRIBUTED: Outcome = { ok: true, output: { outcome: 'unattributed' } };
