import type { Settings } from '../../core/settings';
import type { Throttle } from './throttle';
import type { Send } from './transport';

/** The way out to the service: all that sending needs to know of an execution. */
export interface Connection {
	send: Send;
	throttle: Throttle;
	settings: Settings;
	/** Aborts when the user stops the execution. */
	stopped: AbortSignal | undefined;
	/** How many executions use it at the moment, this one included. */
	executions: () => number;
	/** When the execution came to it, in ms of performance.now(). */
	joinedAt: number;
	/** What tells whose events are sent; not the API key, which may be renewed. */
	account: string;
	/** To be called when nothing more is sent. */
	close: () => void;
}
