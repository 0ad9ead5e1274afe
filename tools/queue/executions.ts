import { parse } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';
import type { Postgres } from '../../test/e2e/postgres';
import { CUSTOMER } from './signUps';
import { NODE } from './workflow';

const ENDED = `status IN ('success', 'error', 'canceled', 'crashed')`;

/** psql's output must stay below its read buffer of 1 MiB. */
const ROWS_AT_ONCE = 5_000;
const DATA_AT_ONCE = 20;

export interface ExecutionRow {
	id: string;
	status: string;
	/** In ms since the epoch. Null if it has not ended. */
	stoppedAt: number | null;
	/** Null if the saved data no longer contains it. */
	customer: string | null;
}

/** The executions of the run, read from n8n's own tables. */
export class Executions {
	constructor(private readonly postgres: Postgres) {}

	ended(): number {
		return this.count(`WHERE ${ENDED}`);
	}

	total(): number {
		return this.count('');
	}

	/**
	 * Executions that have not ended, with their customers, because dead executions lose their data.
	 */
	open(): ExecutionRow[] {
		return this.select(`NOT ${ENDED}`);
	}

	all(): ExecutionRow[] {
		return this.select('true');
	}

	/** Returns the error code of the node's failed item, by execution. Empty if there is none. */
	errorCodes(ids: readonly string[]): Map<string, string> {
		const codes = new Map<string, string>();
		for (let from = 0; from < ids.length; from += DATA_AT_ONCE) {
			const list = ids.slice(from, from + DATA_AT_ONCE).join(', ');
			const rows = this.postgres.rows<{ id: string; data: string }>(
				`SELECT "executionId"::text AS id, data FROM execution_data WHERE "executionId" IN (${list})`,
			);
			for (const { id, data } of rows) codes.set(id, errorCode(data));
		}
		return codes;
	}

	private count(where: string): number {
		const query = `SELECT count(*)::int AS n FROM execution_entity ${where}`;
		return this.postgres.rows<{ n: number }>(query)[0]?.n ?? 0;
	}

	private select(where: string): ExecutionRow[] {
		const found: ExecutionRow[] = [];
		for (;;) {
			const page = this.postgres.rows<ExecutionRow>(
				`SELECT id::text, status, extract(epoch FROM "stoppedAt") * 1000 AS "stoppedAt",
				 substring(data FROM '${CUSTOMER}') AS customer
				 FROM execution_entity LEFT JOIN execution_data ON "executionId" = id
				 WHERE ${where} ORDER BY execution_entity.id LIMIT ${ROWS_AT_ONCE} OFFSET ${found.length}`,
			);
			found.push(...page);
			if (page.length < ROWS_AT_ONCE) return found;
		}
	}
}

function errorCode(data: string): string {
	const { resultData } = parse(data) as unknown as IRunExecutionData;
	const failed = resultData.runData[NODE]?.at(-1)?.data?.main?.[1]?.[0];
	const error = failed?.json.error as { code?: string } | undefined;
	return error?.code ?? '';
}
