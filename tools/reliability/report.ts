import { machine, markdownTable } from '../page';
import { formatNumber } from '../statistics';
import { type Figures, inFlight } from './figures';

export interface Column {
	/** What was sent, e.g. "Sign-ups". */
	head: string;
	figures: Figures;
	/** Maximum number of duplicates. */
	maxDuplicates: number;
	/** Whether this workflow is known to lose events and is measured for comparison. */
	mayLose?: boolean;
}

/** Returns what must not happen, for the exit code. Empty if all is well. */
export const violations = ({ head, figures, maxDuplicates, mayLose }: Column): string[] => {
	const { sent, recorded, duplicates, left } = figures;
	return [
		...(recorded < sent && !mayLose ? [`${head}: ${sent - recorded} of ${sent} were lost`] : []),
		...(duplicates > maxDuplicates ? [`${head}: ${duplicates} were recorded twice`] : []),
		...(left > 0 ? [`${head}: ${left} must be checked by a user`] : []),
	];
};

const ROWS: [string, string, (column: Column) => string][] = [
	['Sent', '', ({ figures }) => formatNumber(figures.sent)],
	['Kills of n8n, with SIGKILL', '', ({ figures }) => formatNumber(figures.kills.length)],
	['**Recorded by Refport**', 'all', ({ figures }) => `**${formatNumber(figures.recorded)}**`],
	['Lost', '0', ({ figures }) => formatNumber(figures.sent - figures.recorded)],
	['Left for you to check', '0', ({ figures }) => formatNumber(figures.left)],
	['Recorded twice', 'at most the next line', ({ figures }) => formatNumber(figures.duplicates)],
	[
		'Requests to Refport in flight at the kills',
		'',
		({ figures }) => formatNumber(inFlight(figures)),
	],
	['Posts that the sender repeated', '', ({ figures }) => formatNumber(figures.repeated)],
	['Time, including restarts', '', ({ figures }) => `${formatNumber(figures.seconds)} s`],
];

/** Returns the section of the page. */
export const markdown = (command: string, about: string, columns: Column[], n8nVersion: string) =>
	`Command: \`${command}\`. ${machine(n8nVersion)}

${about}

${markdownTable(
	['', 'Goal', ...columns.map(({ head }) => head)],
	ROWS.map(([name, goal, cell]) => [name, goal, ...columns.map(cell)]),
)}`;
