import type { Settings } from '../../core/settings';
import type { Participant } from './participant';
import type { Send } from './transport';

/** What sending needs to know about an execution. */
export interface Connection {
	send: Send;
	participant: Participant;
	settings: Settings;
	/** Aborts when the user stops the execution. */
	stopped: AbortSignal | undefined;
	/** The base URL of the API. */
	baseUrl: string;
	/** Credential ID and base URL. Not the API key, because users renew it. */
	account: string;
	/** Call it when nothing more is sent. */
	close: () => void;
}
