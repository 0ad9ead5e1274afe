import type { Failure } from '../result';

interface NetworkKind {
	code: string;
	retryable: boolean;
	mayBeRecorded: boolean;
}

const REFUSED: NetworkKind = { code: 'CONNECTION_REFUSED', retryable: true, mayBeRecorded: false };
const UNREACHABLE: NetworkKind = {
	code: 'HOST_UNREACHABLE',
	retryable: true,
	mayBeRecorded: false,
};
const DNS: NetworkKind = { code: 'DNS_FAILURE', retryable: true, mayBeRecorded: false };
const RESET: NetworkKind = { code: 'CONNECTION_RESET', retryable: true, mayBeRecorded: true };
const TIMEOUT: NetworkKind = { code: 'TIMEOUT', retryable: true, mayBeRecorded: true };
const TLS: NetworkKind = { code: 'TLS_ERROR', retryable: false, mayBeRecorded: false };
const BLOCKED: NetworkKind = { code: 'ADDRESS_BLOCKED', retryable: false, mayBeRecorded: false };
const OTHER: NetworkKind = { code: 'NETWORK_ERROR', retryable: true, mayBeRecorded: true };

/**
 * Error codes of Node.js (libuv, OpenSSL) and axios, and one for n8n's SSRF protection.
 * Source: nodejs.org/api/errors.html#common-system-errors
 */
const KINDS: Readonly<Record<string, NetworkKind>> = {
	ECONNREFUSED: REFUSED,
	EHOSTUNREACH: UNREACHABLE,
	ENETUNREACH: UNREACHABLE,
	EHOSTDOWN: UNREACHABLE,
	ENETDOWN: UNREACHABLE,
	ENOTFOUND: DNS,
	EAI_AGAIN: DNS,
	EAI_FAIL: DNS,
	ECONNRESET: RESET,
	EPIPE: RESET,
	ECONNABORTED: TIMEOUT,
	ETIMEDOUT: TIMEOUT,
	ESOCKETTIMEDOUT: TIMEOUT,
	SSRF_BLOCKED: BLOCKED,
	EPROTO: TLS,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: TLS,
};

/** OpenSSL has many codes for an invalid certificate, see openssl-verification-options(1). */
const isTls = (systemCode: string) => /^ERR_(TLS|SSL)_|CERT|HOSTNAME_MISMATCH/.test(systemCode);

function kindOf(systemCode: string): NetworkKind {
	const kind = Object.hasOwn(KINDS, systemCode) ? KINDS[systemCode] : undefined;
	return kind ?? (isTls(systemCode) ? TLS : OTHER);
}

/**
 * Returns the failure for an error code. `detail` is shown if the code alone does not explain it.
 */
export function classifyNetworkError(systemCode: string, detail: string): Failure {
	const kind = kindOf(systemCode);
	const text = [systemCode, detail].filter((part) => part !== '').join(': ');
	return { kind: 'network', ...kind, message: kind === TLS || kind === OTHER ? text : '' };
}
