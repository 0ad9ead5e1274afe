/** A service's event as n8n hands it on: JSON of unknown shape. */
export type EventJson = Readonly<Record<string, unknown>>;

/** Which of the service's events it is, so that a person finds it there; null where the event does not say. */
export interface EventLabel {
	name: string | null;
	id: string | null;
}

export type SkipReason = 'not_paid' | 'zero_amount' | 'refund' | 'other_event';

/** What a source takes from an event. Blank where the event has none. */
export interface LeadFields {
	clickId: unknown;
	customerExternalId: unknown;
	customerEmail: unknown;
	customerName: unknown;
	customerAvatar?: unknown;
	/** Blank where the form's own event name holds. */
	eventName?: unknown;
}

export interface SaleFields extends LeadFields {
	/**
	 * Whole numbers in the smallest unit of the currency. `total` is positive; `net`, without tax and
	 * shipping, is at most `total`, and 0 if only tax or shipping was paid.
	 */
	amount: { total: number; net: number };
	/** ISO 4217, as the service writes it. */
	currency: string;
	/** The same for all events of the service that report the same payment. */
	invoiceId: string;
}

/** What a source makes of an event. */
export type Reading<F> =
	| { kind: 'counts'; event: EventLabel; isTest: boolean; fields: F }
	| { kind: 'skipped'; event: EventLabel; isTest: boolean; reason: SkipReason }
	/** It is not an event of this service, or lacks what a report needs; `problem` completes "The event …". */
	| { kind: 'unfit'; problem: string };

/** One service: how its event becomes fields, or why it does not count. */
export interface Source<F> {
	/** The value in the node's parameters. */
	value: string;
	/** The service's own spelling of its name. */
	name: string;
	/** Which event it expects and where the click ID is put, for the list of sources. */
	description: string;
	/** One sentence for the form: what is read and what is skipped. */
	notice: string;
	/** Whether the JSON has the shape of this service's events. */
	recognizes: (event: EventJson) => boolean;
	read: (event: EventJson) => Reading<F>;
}

/** A service that takes payments. */
export interface SaleSource extends Source<SaleFields> {
	/** Refport's name for the service; `custom` if it has none. */
	paymentProcessor: 'stripe' | 'shopify' | 'polar' | 'paddle' | 'revenuecat' | 'custom';
}
