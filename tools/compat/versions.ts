/**
 * From the oldest n8n that is supported to the one that the project is developed against. Between them
 * stand the newest releases of their lines that the npm registry could install.
 */
export const N8N_VERSIONS = [
	'1.123.0',
	'1.123.81',
	'2.0.3',
	'2.20.12',
	'2.30.8',
	'2.41.1',
] as const;

/** Whether a version of n8n is this one or a later one; both are plain releases. */
export function isAtLeast(version: string, minimum: string): boolean {
	const [has, needs] = [version, minimum].map((one) => one.split('.').map(Number));
	for (const [at, least] of (needs ?? []).entries()) {
		const part = has?.[at] ?? 0;
		if (part !== least) return part > least;
	}
	return true;
}
