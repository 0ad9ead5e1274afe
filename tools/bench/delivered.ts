import type { SandboxProcess } from '../../test/sandbox/sandboxProcess';

/** What the service received of the posted leads. */
export interface Delivered {
	requests: number;
	/** Requests that were rate limited with HTTP 429. */
	limited: number;
	recorded: number;
	/** Leads that were never recorded. */
	lost: number;
	/** Leads that were recorded more than once. */
	duplicates: number;
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
		duplicates: [...times.values()].filter((count) => count > 1).length,
		sockets,
	};
}
