import { medianOf, tell, tellSpread } from '../statistics';

/** What a figure ought to be. */
export interface Goal {
	/** At the most, or at the least. */
	is: 'most' | 'least';
	value: number;
	unit: string;
	digits?: number;
}

export const isMet = (measured: number, { is, value }: Goal): boolean =>
	is === 'most' ? measured <= value : measured >= value;

/** The median of the rounds with its spread, the goal, and whether the median meets it. */
export function tellGoal(rounds: readonly number[], goal: Goal): string {
	const digits = goal.digits ?? 2;
	const sign = goal.is === 'most' ? '≤' : '≥';
	const unit = goal.unit === '' ? '' : ` ${goal.unit}`;
	const mark = isMet(medianOf(rounds), goal) ? '✓' : '✗';
	const measured = `${tellSpread(rounds, digits)}${unit}`;
	return `${measured}, goal ${sign} ${tell(goal.value, digits)}${unit} ${mark}`;
}
