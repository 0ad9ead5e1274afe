import { clickIdIn, customerIdIn } from './identifiers';
import { at, firstPlain, isRecord, isText, plain, recordAt } from './paths';
import { counts, labelOf, otherEvent, invalid } from './reading';
import type { EventJson, LeadFields, Source } from './source';

const isRowChange = (event: EventJson): boolean =>
	['INSERT', 'UPDATE', 'DELETE'].includes(String(plain(at(event, 'type')))) &&
	isText(at(event, 'table')) &&
	isText(at(event, 'schema'));

/** Supabase calls this Auth hook before it creates the user, so nobody has signed up yet. */
const isAuthHook = (event: EventJson): boolean =>
	at(event, 'metadata', 'name') === 'before-user-created' && isRecord(at(event, 'user'));

/**
 * public.profiles is the table of Supabase's guides. Unlike auth.users, it has no password hashes.
 */
const USER_TABLES = ['auth.users', 'public.profiles'];

export const supabase: Source<LeadFields> = {
	value: 'supabase',
	name: 'Supabase',
	description:
		'Send a database webhook for inserts into auth.users, with the click ID as refp_id in options.data of signUp',
	notice:
		'Reads the ID, e-mail, name and picture of rows added to auth.users or public.profiles, and skips all other changes.',
	recognizes: (event) => isRowChange(event) || isAuthHook(event),
	read: (event) => {
		if (isAuthHook(event)) {
			return otherEvent(labelOf(at(event, 'metadata', 'name'), at(event, 'metadata', 'uuid')));
		}
		if (!isRowChange(event)) {
			return invalid('is not a Supabase database webhook: "type", "schema" or "table" is missing');
		}
		const table = `${String(at(event, 'schema'))}.${String(at(event, 'table'))}`;
		const row = recordAt(event, 'record');
		const label = labelOf(
			`${String(at(event, 'type'))} ${table}`,
			at(row, 'id') ?? at(event, 'old_record', 'id'),
		);
		if (at(event, 'type') !== 'INSERT' || !USER_TABLES.includes(table)) return otherEvent(label);
		if (!isRecord(at(event, 'record'))) return invalid('has no row: "record" is missing');
		/** Anonymous sign-ins also add a row, before the visitor signs up. */
		if (at(row, 'is_anonymous') === true) return otherEvent(label);
		const metadata = at(row, 'raw_user_meta_data');
		const email = plain(at(row, 'email'));
		return counts(label, {
			clickId: clickIdIn(metadata, row),
			customerExternalId: customerIdIn([metadata, row], at(row, 'id'), email),
			customerEmail: email,
			/** Which of these fields exists depends on the sign-up method. */
			customerName: firstPlain(
				at(metadata, 'full_name'),
				at(metadata, 'name'),
				at(row, 'full_name'),
				at(metadata, 'user_name'),
			),
			customerAvatar: firstPlain(at(metadata, 'avatar_url'), at(row, 'avatar_url')),
		});
	},
};
