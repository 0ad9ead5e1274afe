import type { Rest } from '../n8n/rest';

/** A row of the outbox's data table. */
export interface OutboxRow {
	id: number;
	event_key: string;
	payload: string;
	status: 'waiting' | 'sending' | 'done' | 'failed';
	attempts: number;
	next_at: string;
	updatedAt: string;
	claim: string | null;
	error_code: string | null;
	advice: string | null;
}

interface Page {
	count: number;
	data: OutboxRow[];
}

const PAGE_SIZE = 250;

/** Reads and changes the outbox's data table like the editor. */
export class OutboxTable {
	private constructor(
		private readonly rest: Rest,
		private readonly path: string,
	) {}

	static async find(rest: Rest): Promise<OutboxTable> {
		const project = await rest.get<{ id: string }>('/projects/personal');
		const tables = `/projects/${project.id}/data-tables`;
		const { data } = await rest.get<{ data: { id: string }[] }>(tables);
		const [table] = data;
		if (!table) throw new Error('The data table is missing');
		return new OutboxTable(rest, `${tables}/${table.id}`);
	}

	/** All rows, oldest first. */
	async rows(): Promise<OutboxRow[]> {
		const rows: OutboxRow[] = [];
		for (;;) {
			const query = `take=${PAGE_SIZE}&skip=${rows.length}&sortBy=id:asc`;
			const { data, count } = await this.rest.get<Page>(`${this.path}/rows?${query}`);
			rows.push(...data);
			if (rows.length >= count || data.length === 0) return rows;
		}
	}

	/** The number of rows that Refport has not recorded yet. */
	async open(): Promise<number> {
		const filters = [{ columnName: 'status', condition: 'neq', value: 'done' }];
		const filter = encodeURIComponent(JSON.stringify({ type: 'and', filters }));
		const { count } = await this.rest.get<Page>(`${this.path}/rows?take=1&filter=${filter}`);
		return count;
	}

	/** Changes the row of a sign-up. */
	async change(eventKey: string, data: Partial<OutboxRow>): Promise<void> {
		const filters = [{ columnName: 'event_key', condition: 'eq', value: eventKey }];
		await this.rest.post(`${this.path}/upsert`, { filter: { type: 'and', filters }, data });
	}
}
