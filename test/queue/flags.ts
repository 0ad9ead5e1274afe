import { parseArgs } from 'node:util';
import type { Plan } from './figures';

/** A run of this size or more writes the page, unless it was told to answer otherwise. */
export const FULL = 5_000;

const HELP = `npm run test:queue -- [--sign-ups 5000] [--per-second 8] [--max-attempts 5] [--answer-at-end]`;

/** What the command line asks for. */
export function readPlan(): Plan {
	const { values } = parseArgs({
		options: {
			'sign-ups': { type: 'string', default: String(FULL) },
			'per-second': { type: 'string', default: '8' },
			'max-attempts': { type: 'string', default: '5' },
			'answer-at-end': { type: 'boolean', default: false },
		},
	});
	const number = (name: 'sign-ups' | 'per-second' | 'max-attempts'): number => {
		const value = Number(values[name]);
		if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is no count. ${HELP}`);
		return value;
	};
	return {
		signUps: number('sign-ups'),
		perSecond: number('per-second'),
		maxAttempts: number('max-attempts'),
		answerAtEnd: values['answer-at-end'],
	};
}
