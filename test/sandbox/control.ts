import type { ServerResponse } from 'node:http';
import type { Fault } from './faults';
import { sendJson } from './misbehave';
import type { RateLimit } from './rateLimit';
import type { Sandbox } from './sandbox';

/** The HTTP API that controls the sandbox, below `/_sandbox/`. */
export const ROUTES = {
	'GET /_sandbox/recorded': (sandbox: Sandbox) => sandbox.recorded,
	'GET /_sandbox/seen': (sandbox: Sandbox) =>
		sandbox.seen.map(({ at, path, body, status }) => ({ at, path, body, status })),
	'GET /_sandbox/sockets': (sandbox: Sandbox) => sandbox.sockets.size,
	'POST /_sandbox/fault': (sandbox: Sandbox, body: unknown) => {
		sandbox.faults.add(body as Fault);
		return { ok: true };
	},
	'GET /_sandbox/held': (sandbox: Sandbox) => sandbox.holds.count,
	'POST /_sandbox/release': (sandbox: Sandbox, body: unknown) => {
		sandbox.holds.release((body as { clickId?: string } | null)?.clickId);
		return { ok: true };
	},
	'POST /_sandbox/key': (sandbox: Sandbox, body: unknown) => {
		sandbox.apiKey = (body as { apiKey: string }).apiKey;
		return { ok: true };
	},
	'POST /_sandbox/latency': (sandbox: Sandbox, body: unknown) => {
		sandbox.latencyMs = (body as { ms: number }).ms;
		return { ok: true };
	},
	'POST /_sandbox/limit': (sandbox: Sandbox, body: unknown) => {
		sandbox.limitTo((body as RateLimit | null) ?? undefined);
		return { ok: true };
	},
	'POST /_sandbox/reset': (sandbox: Sandbox) => {
		sandbox.reset();
		return { ok: true };
	},
} as const;

export function control(
	sandbox: Sandbox,
	method: string,
	path: string,
	raw: string,
	response: ServerResponse,
): void {
	const name = `${method} ${path}`;
	if (!Object.hasOwn(ROUTES, name)) {
		sendJson(response, 404, { routes: Object.keys(ROUTES) });
		return;
	}
	try {
		const body: unknown = raw === '' ? null : JSON.parse(raw);
		sendJson(response, 200, ROUTES[name as keyof typeof ROUTES](sandbox, body));
	} catch (error) {
		sendJson(response, 400, { problem: String(error) });
	}
}
