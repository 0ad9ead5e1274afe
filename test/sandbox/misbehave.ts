import type { ServerResponse } from 'node:http';
import { type Answer, errorBody } from './contract';
import { type Fault, waitHeader } from './faults';

const HTML =
	'<!doctype html><html><head><title>502</title></head><body><h1>Bad gateway</h1></body></html>';
const BIG_BYTES = 10_000_000;
const DRIP_MS = 300;

const JSON_TYPE = { 'content-type': 'application/json' };

export function sendJson(
	response: ServerResponse,
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): void {
	response.writeHead(status, { ...JSON_TYPE, ...headers }).end(JSON.stringify(body));
}

/** The body of the response with the fault applied. */
function faultyBody(fault: Fault, json: string, authorization: string): string {
	const texts: Record<NonNullable<Fault['body']>, () => string> = {
		html: () => HTML,
		empty: () => '',
		truncated: () => json.slice(0, Math.floor(json.length / 2)),
		null: () => 'null',
		text: () => 'OK',
		otherJson: () => '{"status":"ok"}',
		big: () => JSON.stringify({ padding: 'x'.repeat(BIG_BYTES) }),
		echo: () => JSON.stringify(errorBody('UNAUTHORIZED', `Not a valid key: ${authorization}`)),
	};
	return fault.body ? texts[fault.body]() : json;
}

/** Sends one character at a time, so the socket is never idle for long. */
function drip(response: ServerResponse, text: string): void {
	response.writeHead(200, JSON_TYPE);
	let at = 0;
	const timer = setInterval(() => {
		response.write(text.charAt(at));
		at += 1;
		if (at >= text.length) response.end();
	}, DRIP_MS);
	response.on('close', () => {
		clearInterval(timer);
	});
}

const withFields = (body: unknown, fields: Fault['fields']): unknown =>
	fields && typeof body === 'object' && body !== null ? { ...body, ...fields } : body;

/** Sends the response with the fault applied. */
export function misbehave(
	response: ServerResponse,
	fault: Fault,
	answer: Answer,
	authorization: string,
): void {
	if (fault.connection === 'reset') {
		response.socket?.resetAndDestroy();
		return;
	}
	if (fault.connection === 'hang') return;
	const status = fault.status ?? answer.status;
	const failing = fault.status !== undefined && status >= 400;
	const json = failing
		? errorBody(fault.code ?? `CODE_${status}`, fault.message ?? 'The sandbox was told to fail.')
		: withFields(answer.body, fault.fields);
	if (fault.connection === 'drip') {
		drip(response, JSON.stringify(json));
		return;
	}
	const type = fault.body === 'html' ? { 'content-type': 'text/html' } : JSON_TYPE;
	const wait = fault.wait ? waitHeader(fault.wait) : {};
	response
		.writeHead(status, { ...type, ...wait, ...fault.headers })
		.end(faultyBody(fault, JSON.stringify(json), authorization));
}
