import type { Contact, NewContact } from './contacts';

/** A kind of contact, and its expected row after the first run. */
export interface ContactKind {
	contact: (id: number) => Omit<NewContact, 'id'>;
	after: Pick<Contact, 'refport_status' | 'refport_error' | 'reported'>;
}

const reported = (refport_status: string) => ({
	refport_status,
	refport_error: null,
	reported: true,
});

const unreported = (refport_status: string | null, refport_error: string) => ({
	refport_status,
	refport_error,
	reported: false,
});

const referred = (id: number) => ({ refp_id: `click_${id}` });

export const KINDS = {
	tracked: { contact: referred, after: reported('tracked') },
	organic: { contact: () => ({ refp_id: null }), after: reported('skipped') },
	blank: { contact: () => ({ refp_id: ' ' }), after: reported('skipped') },
	noLink: { contact: (id) => ({ refp_id: `nolink_${id}` }), after: reported('unattributed') },
	unknownClick: {
		contact: (id) => ({ refp_id: `typo_${id}` }),
		after: unreported('failed', 'INVALID_CLICK_ID'),
	},
	badEmail: {
		contact: (id) => ({ ...referred(id), email: `contact${id} at example.com` }),
		after: reported('tracked'),
	},
	/** Gets HTTP 503 for every attempt during the first run. */
	outage: { contact: referred, after: unreported(null, 'HTTP_503') },
} satisfies Record<string, ContactKind>;

/** The kinds by ID modulo 20. All other contacts are tracked. */
const BY_REMAINDER = new Map<number, ContactKind>([
	[1, KINDS.organic],
	[3, KINDS.unknownClick],
	[6, KINDS.organic],
	[8, KINDS.noLink],
	[11, KINDS.badEmail],
	[14, KINDS.blank],
]);

export const kindOf = (id: number): ContactKind =>
	id % 100 === 50 ? KINDS.outage : (BY_REMAINDER.get(id % 20) ?? KINDS.tracked);

/** 500 contacts, the maximum of one run. */
export const CONTACT_IDS = Array.from({ length: 500 }, (_, at) => at + 1);

export const idsOf = (...kinds: ContactKind[]): number[] =>
	CONTACT_IDS.filter((id) => kinds.includes(kindOf(id)));
