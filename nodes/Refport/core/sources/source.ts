/** A service's event as n8n passes it on: JSON of unknown shape. */
export type EventJson = Readonly<Record<string, unknown>>;

/** Name and ID by which a user finds the event in the service. Null if the event has none. */
export interface EventLabel {
	name: string | null;
	id: string | null;
}

export type SkipReason = 'not_paid' | 'zero_amount' | 'refund' | 'other_event';

/** Fields that a source reads from an event. Blank if the event does not have them. */
export interface LeadFields {
	clickId: unknown;
	customerExternalId: unknown;
	customerEmail: unknown;
	customerName: unknown;
	customerAvatar?: unknown;
	/** If blank, the event name of the form applies. */
	eventName?: unknown;
}

export interface SaleFields extends LeadFields {
	/**
	 * Whole numbers in the smallest unit of the currency. `total` is positive. `net` excludes tax and
	 * shipping. It is at most `total`, and 0 if the customer paid only tax or shipping.
	 */
	amount: { total: number; net: number };
	/** ISO 4217 code, in the case that the service uses. */
	currency: string;
	/** The same in all events that report the same payment. */
	invoiceId: string;
}

/** The result of reading an event. */
export type Reading<F> =
	| { kind: 'counts'; event: EventLabel; isTest: boolean; fields: F }
	| { kind: 'skipped'; event: EventLabel; isTest: boolean; reason: SkipReason }
	/** Not an event of this service, or incomplete. `problem` completes "The event …". */
	| { kind: 'invalid'; problem: string };

/** A service whose events the node can read. */
export interface Source<F> {
	/** The value of the parameter Data Source. */
	value: string;
	/** The name as the service writes it. */
	name: string;
	/** The expected event and where it contains the click ID, for the list of sources. */
	description: string;
	/** One sentence for the form: what the node reads and what it skips. */
	notice: string;
	/** Whether the JSON has the shape of this service's events. */
	recognizes: (event: EventJson) => boolean;
	read: (event: EventJson) => Reading<F>;
}

/** A payment service. */
export interface SaleSource extends Source<SaleFields> {
	/** Refport's name for the service; `custom` if it has none. */
	paymentProcessor: 'stripe' | 'shopify' | 'polar' | 'paddle' | 'revenuecat' | 'custom';
}
