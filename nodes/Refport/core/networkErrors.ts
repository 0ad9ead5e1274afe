import type { Failure } from './result';

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
const OTHER: NetworkKind = { code: 'NETWORK_ERROR', retryable: true, mayBeRecorded: true };

/** Codes of Node.js (libuv, OpenSSL) and axios, see nodejs.org/api/errors.html#common-system-errors. */
const KINDS: Readonly<Record<string, NetworkKind>> = {
	ECONNREFUSED: REFUSED,
	EHOSTUNREACH: UNREACHABLE,
	ENETUNREACH: UNREACHABLE,
	ENOTFOUND: DNS,
	EAI_AGAIN: DNS,
	ECONNRESET: RESET,
	EPIPE: RESET,
	ECONNABORTED: TIMEOUT,
	ETIMEDOUT: TIMEOUT,
	ESOCKETTIMEDOUT: TIMEOUT,
	EPROTO: TLS,
	CERT_HAS_EXPIRED: TLS,
	CERT_NOT_YET_VALID: TLS,
	DEPTH_ZERO_SELF_SIGNED_CERT: TLS,
	SELF_SIGNED_CERT_IN_CHAIN: TLS,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: TLS,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: TLS,
};

/** Turns what the network threw into a failure; `detail` is told where the code is not known. */
export function classifyNetworkError(systemCode: string, detail: string): Failure {
	const kind = KINDS[systemCode] ?? (/^ERR_(TLS|SSL)_/.test(systemCode) ? TLS : OTHER);
	const told = [systemCode, detail].filter((text) => text !== '').join(': ');
	return { kind: 'network', ...kind, message: kind === OTHER ? told : '' };
}
