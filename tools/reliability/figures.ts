import type { Kill } from './kill';

/** The results of a run. */
export interface Figures {
	sent: number;
	kills: Kill[];
	recorded: number;
	/** Events that Refport recorded a second time. */
	duplicates: number;
	/** Posts without a 2xx response, which were repeated. */
	repeated: number;
	/** From the first post until everything was done, in s. */
	seconds: number;
	/** Events that a user has to check. */
	left: number;
}

export const inFlight = ({ kills }: Figures): number =>
	kills.reduce((sum, one) => sum + one.inFlight, 0);
