import { machine, markdownTable } from '../page';
import { tell } from '../statistics';
import { type Figures, inFlight } from './figures';

export interface Column {
	/** What was sent, such as "Sign-ups". */
	head: string;
	figures: Figures;
	/** Recorded a second time at most. */
	mayBeDoubled: number;
	/** Whether this way is known to lose events, and is measured for comparison. */
	mayLose?: boolean;
}

/** What may not happen, for the exit code; empty when all is well. */
export const violations = ({ head, figures, mayBeDoubled, mayLose }: Column): string[] => {
	const { sent, recorded, doubled, left } = figures;
	return [
		...(recorded < sent && !mayLose ? [`${head}: ${sent - recorded} of ${sent} were lost`] : []),
		...(doubled > mayBeDoubled ? [`${head}: ${doubled} were recorded twice`] : []),
		...(left > 0 ? [`${head}: ${left} wait for a person`] : []),
	];
};

const ROWS: [string, string, (column: Column) => string][] = [
	['Sent', '', ({ figures }) => tell(figures.sent)],
	['Kills of n8n, with SIGKILL', '', ({ figures }) => tell(figures.kills.length)],
	['**Recorded by Refport**', 'all', ({ figures }) => `**${tell(figures.recorded)}**`],
	['Lost', '0', ({ figures }) => tell(figures.sent - figures.recorded)],
	['Left for you to check', '0', ({ figures }) => tell(figures.left)],
	['Recorded twice', 'at most the next line', ({ figures }) => tell(figures.doubled)],
	['Requests to Refport in flight at the kills', '', ({ figures }) => tell(inFlight(figures))],
	['Posts that the sender repeated', '', ({ figures }) => tell(figures.repeated)],
	['Time, including restarts', '', ({ figures }) => `${tell(figures.seconds)} s`],
];

/** The part of the page that a run writes. */
export const markdown = (command: string, about: string, columns: Column[], n8nVersion: string) =>
	`Command: \`${command}\`. ${machine(n8nVersion)}

${about}

${markdownTable(
	['', 'Goal', ...columns.map(({ head }) => head)],
	ROWS.map(([name, goal, cell]) => [name, goal, ...columns.map(cell)]),
)}`;
