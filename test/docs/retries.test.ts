import { classifyReply } from '../../nodes/Refport/core/reply/classify';
import { classifyNetworkError } from '../../nodes/Refport/core/reply/networkErrors';
import type { Failure } from '../../nodes/Refport/core/result';
import { backoff, decide } from '../../nodes/Refport/core/retry/retryPolicy';
import { LIMITS } from '../../nodes/Refport/core/settings';
import { quoted, readText, tableRows } from './markdown';

const page = readText('docs/retries.md');

const SYSTEM_CODES = [
	...['ECONNREFUSED', 'EHOSTUNREACH', 'ENOTFOUND', 'ECONNRESET', 'ETIMEDOUT', 'EPROTO'],
	...['SSRF_BLOCKED', 'ESTRANGE'],
];

function failureOf(code: string): Failure | undefined {
	const [, status] = /^HTTP_(\d+)$/.exec(code) ?? [];
	if (status === undefined) {
		return SYSTEM_CODES.map((systemCode) => classifyNetworkError(systemCode, '')).find(
			(failure) => failure.code === code,
		);
	}
	const result = classifyReply({ status: Number(status), headers: {}, body: '' }, 0);
	return result.ok ? undefined : result.failure;
}

/** Whether a failure is retried, in the words of the page. */
function retried(failure: Failure): string {
	const settings = { maxAttempts: 5, longestWaitMs: 60_000 };
	const [never, always] = [false, true].map(
		(repeatUnknown) => decide(failure, 1, { ...settings, repeatUnknown }, 0).again,
	);
	if (never === always) return always ? 'yes' : 'no';
	return 'if allowed';
}

const ROWS = tableRows(page)
	.filter((row) => row.length === 4)
	.flatMap(([, codes = '', again, recorded]) =>
		quoted(codes).map((code) => ({ code, again, recorded })),
	);

it('docs/retries.md lists all codes of network errors', () => {
	const codes = SYSTEM_CODES.map((systemCode) => classifyNetworkError(systemCode, '').code);
	expect(ROWS.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
});

it.each(ROWS)('docs/retries.md states whether $code is retried', ({ code, again, recorded }) => {
	const failure = failureOf(code);
	expect(failure && retried(failure)).toBe(again);
	expect(failure?.mayBeRecorded).toBe(recorded === 'unknown');
});

it('docs/retries.md states the total wait of the node', () => {
	const waits = [1, 2, 3, 4].slice(0, LIMITS.maxAttempts.default - 1);
	const total = (chance: number) =>
		waits.reduce((sum, attempt) => sum + backoff(attempt, chance, 60_000), 0) / 1000;
	expect(page).toContain(`waits ${total(0)} to ${total(1)} seconds`);
	expect(page).toContain(`_Longest Wait_** (${LIMITS.longestWait.default} s by default)`);
});
