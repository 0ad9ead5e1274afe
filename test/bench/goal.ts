import { tell } from './statistics';

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

/** The figure, the goal beside it, and whether it is met. */
export function tellGoal(measured: number, goal: Goal): string {
	const digits = goal.digits ?? 2;
	const sign = goal.is === 'most' ? '≤' : '≥';
	const unit = goal.unit === '' ? '' : ` ${goal.unit}`;
	const mark = isMet(measured, goal) ? '✓' : '✗';
	return `${tell(measured, digits)}${unit} (goal ${sign} ${tell(goal.value, digits)}${unit}) ${mark}`;
}
