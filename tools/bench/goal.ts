import { formatNumber, formatSpread, medianOf } from '../statistics';

/** The target value of a figure. */
export interface Goal {
	is: 'atMost' | 'atLeast';
	value: number;
	unit: string;
	digits?: number;
}

export const isMet = (measured: number, { is, value }: Goal): boolean =>
	is === 'atMost' ? measured <= value : measured >= value;

/** Formats the median of the rounds with its spread, the goal, and whether the median meets it. */
export function formatGoal(rounds: readonly number[], goal: Goal): string {
	const digits = goal.digits ?? 2;
	const sign = goal.is === 'atMost' ? '≤' : '≥';
	const unit = goal.unit === '' ? '' : ` ${goal.unit}`;
	const mark = isMet(medianOf(rounds), goal) ? '✓' : '✗';
	const measured = `${formatSpread(rounds, digits)}${unit}`;
	return `${measured}, goal ${sign} ${formatNumber(goal.value, digits)}${unit} ${mark}`;
}
