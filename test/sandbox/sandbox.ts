import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tls } from './certificate';
import { epochMs } from './clock';
import { type Answer, type Invoices, PATHS, answerFor, errorBody } from './contract';
import { control } from './control';
import { Faults, waitHeader } from './faults';
import { Holds } from './holds';
import { misbehave, sendJson } from './misbehave';
import { Bucket, type RateLimit } from './rateLimit';

export interface Recorded {
	/** Milliseconds since the epoch. */
	at: number;
	path: string;
	body: Record<string, unknown>;
}

export interface Seen {
	/** Milliseconds since the epoch. */
	at: number;
	path: string;
	headers: IncomingMessage['headers'];
	body: unknown;
	/** The status code of the response, or 0 if the connection hangs or was reset. */
	status: number;
}

export interface SandboxOptions {
	apiKey?: string;
	/** With 0, the system chooses a free port. */
	port?: number;
	latencyMs?: number;
	limit?: RateLimit;
	/** Uses HTTPS with this certificate, and HTTP without one. */
	tls?: Tls;
}

export const DEFAULT_KEY = 'rk_sandbox_key';

/**
 * A fake Refport API on localhost that stores all requests and recorded events, and can simulate
 * faults.
 */
export class Sandbox {
	readonly recorded: Recorded[] = [];

	readonly seen: Seen[] = [];

	readonly faults = new Faults();

	readonly holds = new Holds();

	/** The connections that carried requests to the API. */
	readonly sockets = new Set<Socket>();

	latencyMs: number;

	/** The only accepted API key. */
	apiKey: string;

	private bucket: Bucket | undefined;

	private readonly invoices: Invoices = new Map();

	private readonly server;

	constructor(private readonly options: SandboxOptions = {}) {
		const listener = (request: IncomingMessage, response: ServerResponse) => {
			void this.handle(request, response);
		};
		const { tls } = options;
		this.server = tls ? createTlsServer(tls, listener) : createServer(listener);
		this.apiKey = options.apiKey ?? DEFAULT_KEY;
		this.latencyMs = options.latencyMs ?? 0;
		this.limitTo(options.limit);
	}

	get url(): string {
		const protocol = this.options.tls ? 'https' : 'http';
		return `${protocol}://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	limitTo(limit: RateLimit | undefined): void {
		this.bucket = limit && new Bucket(limit);
	}

	reset(): void {
		this.recorded.length = 0;
		this.seen.length = 0;
		this.sockets.clear();
		this.invoices.clear();
		this.faults.clear();
		this.holds.release();
		this.apiKey = this.options.apiKey ?? DEFAULT_KEY;
		this.latencyMs = this.options.latencyMs ?? 0;
		this.limitTo(this.options.limit);
	}

	async start(port = this.options.port ?? 0): Promise<this> {
		await new Promise<void>((resolve, reject) => {
			this.server.once('error', reject).listen(port, '127.0.0.1', resolve);
		});
		return this;
	}

	async stop(): Promise<void> {
		this.holds.release();
		this.server.closeAllConnections();
		await new Promise<void>((resolve) =>
			this.server.close(() => {
				resolve();
			}),
		);
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const path = request.url ?? '/';
		const raw = await text(request).catch(() => '');
		if (path.startsWith('/_sandbox/')) {
			control(this, request.method ?? '', path, raw, response);
			return;
		}
		const seen: Seen = { at: epochMs(), path, headers: request.headers, body: raw, status: 0 };
		this.seen.push(seen);
		this.sockets.add(request.socket);
		response.on('finish', () => {
			seen.status = response.statusCode;
		});
		if (this.latencyMs > 0) await sleep(this.latencyMs);
		await this.serve(request, response, seen, raw);
	}

	private async serve(
		request: IncomingMessage,
		response: ServerResponse,
		seen: Seen,
		raw: string,
	): Promise<void> {
		const answer = this.responseTo(request, seen, raw);
		if (!answer) {
			response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404 Not Found</h1>');
			return;
		}
		const clickId = (seen.body as { clickId?: unknown } | null)?.clickId;
		const fault = this.faults.take(clickId);
		if (answer.record && (!fault || fault.recorded || !preventsRecording(fault))) {
			this.record(seen.path, answer.record, answer);
		}
		if (fault?.hold) await this.holds.hold(clickId, response);
		if (fault?.delayMs) await sleep(fault.delayMs);
		if (fault) misbehave(response, fault, answer, request.headers.authorization ?? '');
		else sendJson(response, answer.status, answer.body, answer.headers);
	}

	private record(path: string, event: Record<string, unknown>, answer: Answer): void {
		this.recorded.push({ at: epochMs(), path, body: event });
		if (typeof event.invoiceId === 'string') this.invoices.set(event.invoiceId, answer);
	}

	private responseTo(
		request: IncomingMessage,
		seen: Seen,
		raw: string,
	): (Answer & { headers?: Record<string, string> }) | undefined {
		if (request.method !== 'POST' || !PATHS.has(seen.path)) return undefined;
		if (request.headers.authorization !== `Bearer ${this.apiKey}`) {
			return { status: 401, body: errorBody('UNAUTHORIZED', 'The API key is missing or invalid.') };
		}
		const rateLimited = this.bucket?.take();
		if (rateLimited) {
			const form = this.bucket?.limit.form;
			return {
				status: 429,
				body: errorBody('RATE_LIMIT_EXCEEDED', 'Too many requests.'),
				headers: form ? waitHeader({ form, seconds: rateLimited.waitSeconds }) : {},
			};
		}
		const isJson = request.headers['content-type']?.startsWith('application/json');
		try {
			if (!isJson) throw new SyntaxError('Content-Type must be application/json');
			seen.body = JSON.parse(raw);
		} catch {
			return { status: 400, body: errorBody('VALIDATION_ERROR', 'The body is not JSON.') };
		}
		return answerFor(seen.path, seen.body, this.invoices);
	}
}

/** A fault that only delays the response does not prevent recording. */
const preventsRecording = ({
	status,
	body,
	connection,
}: {
	status?: number;
	body?: string;
	connection?: string;
}) => (status ?? 200) >= 300 || body !== undefined || connection !== undefined;
