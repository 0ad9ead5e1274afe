import { tellSpread } from '../statistics';
import type { Contender } from './contenders';
import type { Figures } from './measure';

/** What the command was told about how much to measure. */
export interface Size {
	/** How often each Refport case is repeated. */
	rounds: number;
	/** Small figures, to see whether the command itself works. */
	quick: boolean;
}

/** A part of the page. */
export interface Section {
	markdown: string;
	/** What must not happen: leads that the Refport node lost or doubled, runs that failed. */
	failures: string[];
	/** How the figures were taken, if not by rounds on this machine. */
	about?: string;
	/** Draws the picture that the Markdown shows. */
	draw?: () => void;
}

/** The number of leads, kept small in a quick run. */
export const leadsFor = ({ quick }: Size, leads: number): number =>
	quick ? Math.min(leads, 100) : leads;

/** The figures of one kind of all rounds, as a cell. */
export const cell = (
	rounds: readonly Figures[],
	figure: (one: Figures) => number,
	digits = 0,
): string => tellSpread(rounds.map(figure), digits);

type Checked = Pick<Figures, 'recorded' | 'lost' | 'doubled' | 'failedExecutions'>;

/**
 * Tells where the Refport node lost or doubled leads, or an execution of it failed; of what is
 * measured for comparison, only where nothing arrived, since then nothing was measured.
 */
export const failuresOf = (
	name: string,
	{ name: contender, sends, isOurs }: Contender,
	rounds: readonly Checked[],
): string[] =>
	rounds.flatMap(({ recorded, lost, doubled, failedExecutions }) => {
		const told = `${lost} lost, ${doubled} doubled, ${failedExecutions} executions failed`;
		const isBad = isOurs ? lost + doubled + failedExecutions > 0 : sends && recorded === 0;
		return isBad ? [`${name}, ${contender}: ${told}`] : [];
	});

/** The same order, begun further on in each round, so that no contender always comes first. */
export function rotated<T>(list: readonly T[], round: number): T[] {
	const at = list.length === 0 ? 0 : round % list.length;
	return [...list.slice(at), ...list.slice(0, at)];
}
