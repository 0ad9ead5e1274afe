/**
 * From the oldest supported n8n to the one that the project is developed with. The versions in
 * between are the newest releases of their lines that npm could install.
 */
export const N8N_VERSIONS = [
	'1.123.0',
	'1.123.81',
	'2.0.3',
	'2.20.12',
	'2.30.8',
	'2.41.1',
] as const;

/** Whether a version is the minimum or later. Both must be plain releases. */
export function isAtLeast(version: string, minimum: string): boolean {
	const [has, needs] = [version, minimum].map((one) => one.split('.').map(Number));
	for (const [at, need] of (needs ?? []).entries()) {
		const part = has?.[at] ?? 0;
		if (part !== need) return part > need;
	}
	return true;
}
