import type { SandboxProcess } from '../../test/sandbox/sandboxProcess';

/** What the service saw of the leads that were posted. */
export interface Delivered {
	requests: number;
	/** Requests that were turned away with HTTP 429. */
	limited: number;
	recorded: number;
	/** Leads that were never recorded. */
	lost: number;
	/** Leads that were recorded more than once. */
	doubled: number;
	/** Connections that carried the requests. */
	sockets: number;
}

export async function delivered(sandbox: SandboxProcess, leads: number): Promise<Delivered> {
	const [seen, recorded, sockets] = await Promise.all([
		sandbox.seen(),
		sandbox.recorded(),
		sandbox.sockets(),
	]);
	const times = new Map<unknown, number>();
	for (const { body } of recorded) {
		const lead = body.customerExternalId;
		times.set(lead, (times.get(lead) ?? 0) + 1);
	}
	return {
		requests: seen.length,
		limited: seen.filter(({ status }) => status === 429).length,
		recorded: times.size,
		lost: leads - times.size,
		doubled: [...times.values()].filter((count) => count > 1).length,
		sockets,
	};
}
