import type { Postgres } from './postgres';

/** The columns that tests use of a row in the contacts table of the CRM example. */
export interface Contact {
	id: number;
	refp_id: string | null;
	email: string;
	refport_status: string | null;
	refport_error: string | null;
	reported: boolean;
}

const TABLE = `
	DROP TABLE IF EXISTS contacts;
	CREATE TABLE contacts (
		id integer PRIMARY KEY,
		email text NOT NULL,
		name text NOT NULL,
		refp_id text,
		signed_up_at timestamptz NOT NULL DEFAULT now(),
		refport_status text,
		refport_sending_since timestamptz,
		refport_reported_at timestamptz,
		refport_error text
	);`;

export type NewContact = Pick<Contact, 'id' | 'refp_id'> & Partial<Pick<Contact, 'email'>>;

/** Recreates the table with these contacts. */
export function fillContacts(database: Postgres, contacts: readonly NewContact[]): void {
	const rows = contacts.map(({ id, refp_id, email = `contact${id}@example.com` }) => ({
		id,
		email,
		refp_id,
	}));
	database.run(`${TABLE}
		INSERT INTO contacts (id, email, name, refp_id)
		SELECT id, email, 'Contact ' || id, refp_id
		FROM json_populate_recordset(null::contacts, $json$${JSON.stringify(rows)}$json$);`);
}

export const readContacts = (database: Postgres): Contact[] =>
	database.rows(`
		SELECT id, refp_id, email, refport_status, refport_error,
			refport_reported_at IS NOT NULL AS reported
		FROM contacts ORDER BY id`);

/** Moves the sending marks of contacts more than an hour into the past. */
export const ageSendingMarks = (database: Postgres): void => {
	database.run(`
		UPDATE contacts SET refport_sending_since = refport_sending_since - interval '61 minutes'
		WHERE refport_status = 'sending'`);
};
