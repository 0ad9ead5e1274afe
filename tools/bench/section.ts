import { formatSpread } from '../statistics';
import type { Contender } from './contenders';
import type { Figures } from './measure';

/** How much to measure. */
export interface Size {
	/** Number of rounds for each case of the Refport node. */
	rounds: number;
	/** Whether to measure little, to check that the command works. */
	quick: boolean;
}

/** The content of one page. */
export interface Section {
	markdown: string;
	/**
	 * What must not happen: leads that the Refport node lost or duplicated, and failed executions.
	 */
	failures: string[];
	/** How the figures were measured, if not by rounds on this machine. */
	about?: string;
	/** Draws the chart of the page. */
	draw?: () => void;
}

/** Limits the number of leads in a quick run. */
export const leadsFor = ({ quick }: Size, leads: number): number =>
	quick ? Math.min(leads, 100) : leads;

/** Formats a figure of all rounds for a table cell. */
export const cell = (
	rounds: readonly Figures[],
	figure: (one: Figures) => number,
	digits = 0,
): string => formatSpread(rounds.map(figure), digits);

type Checked = Pick<Figures, 'recorded' | 'lost' | 'duplicates' | 'failedExecutions'>;

/**
 * Lists rounds in which the Refport node lost or duplicated leads, or an execution failed. For
 * other contenders, lists only rounds in which nothing arrived, because then nothing was measured.
 */
export const failuresOf = (
	name: string,
	{ name: contender, sends, isOurs }: Contender,
	rounds: readonly Checked[],
): string[] =>
	rounds.flatMap(({ recorded, lost, duplicates, failedExecutions }) => {
		const text = `${lost} lost, ${duplicates} duplicates, ${failedExecutions} executions failed`;
		const isBad = isOurs ? lost + duplicates + failedExecutions > 0 : sends && recorded === 0;
		return isBad ? [`${name}, ${contender}: ${text}`] : [];
	});

/** Rotates the list by the round, so that no contender is always first. */
export function rotated<T>(list: readonly T[], round: number): T[] {
	const at = list.length === 0 ? 0 : round % list.length;
	return [...list.slice(at), ...list.slice(0, at)];
}
