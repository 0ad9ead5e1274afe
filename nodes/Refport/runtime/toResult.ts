import { type Result, failed, inputFailure, success } from '../core/result';

/** Calls n8n and returns the result. An exception becomes a failure with this code. */
export async function toResult<T>(code: string, call: () => T | Promise<T>): Promise<Result<T>> {
	try {
		return success(await call());
	} catch (error) {
		return failed(inputFailure(code, error instanceof Error ? error.message : String(error)));
	}
}
