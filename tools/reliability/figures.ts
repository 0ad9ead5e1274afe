import type { Kill } from './kill';

/** What a run gave. */
export interface Figures {
	sent: number;
	kills: Kill[];
	recorded: number;
	/** Events that Refport recorded a second time. */
	doubled: number;
	/** Posts that were not answered with 2xx, and were made again. */
	repeated: number;
	/** From the first post until all was done, in s. */
	seconds: number;
	/** Events that wait for a person. */
	left: number;
}

export const inFlight = ({ kills }: Figures): number =>
	kills.reduce((sum, one) => sum + one.inFlight, 0);
