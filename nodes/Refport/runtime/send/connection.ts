import type { Settings } from '../../core/settings';
import type { Seat } from './seat';
import type { Send } from './transport';

/** The way out to the service: all that sending needs to know of an execution. */
export interface Connection {
	send: Send;
	seat: Seat;
	settings: Settings;
	/** Aborts when the user stops the execution. */
	stopped: AbortSignal | undefined;
	/** The address below which the API is found. */
	baseUrl: string;
	/** Identifies whose events are sent; not by the API key, which may be renewed. */
	account: string;
	/** To be called when nothing more is sent. */
	close: () => void;
}
