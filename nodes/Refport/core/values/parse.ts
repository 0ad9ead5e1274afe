import type { z } from 'zod';
import { type Failure, type Result, failed, inputFailure, success } from '../result';

/**
 * Parses a record with a schema of fieldSchemas.ts. The failure lists all problems of the item,
 * including those that are already known.
 */
export function parseFields<S extends z.ZodTypeAny>(
	schema: S,
	record: Record<string, unknown>,
	known: readonly Failure[] = [],
): Result<z.output<S>> {
	const parsed = schema.safeParse(record);
	if (parsed.success && known.length === 0) return success(parsed.data as z.output<S>);
	const problems = (parsed.success ? [] : parsed.error.issues)
		.map(({ message, path }) => ({ message, field: path.join('.') }))
		.concat(known.map(({ message, field = '' }) => ({ message, field })));
	const message = problems.map((problem) => problem.message).join('; ');
	return failed(inputFailure('INVALID_INPUT', message, problems[0]?.field || undefined));
}
