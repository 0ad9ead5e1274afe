import { type Result, failed, inputFailure, success } from '../core/result';

/** Runs a call into n8n that may throw, and gives what it threw as a failure with the code named. */
export async function toResult<T>(code: string, call: () => T | Promise<T>): Promise<Result<T>> {
	try {
		return success(await call());
	} catch (error) {
		return failed(inputFailure(code, error instanceof Error ? error.message : String(error)));
	}
}
