import { parseArgs } from 'node:util';
import type { Plan } from './figures';

/** Runs with this number of sign-ups or more write the page, except with --answer-at-end. */
export const FULL = 5_000;

/** The same for --duplicates, in events. */
export const ALL_EVENTS = 500;

const HELP = `npm run test:queue -- [--sign-ups 5000] [--per-second 8] [--max-attempts 5] [--answer-at-end]
npm run test:queue -- --duplicates [--events 500]
npm run test:queue -- --outbox [--sign-ups 5000]`;

export interface Flags {
	/** Whether to deliver events twice instead of killing a worker. */
	duplicates: boolean;
	events: number;
	/** Whether to send sign-ups through the outbox and kill workers and the main process. */
	outbox: boolean;
	plan: Plan;
}

/** Reads the command line. */
export function readFlags(): Flags {
	const { values } = parseArgs({
		options: {
			'sign-ups': { type: 'string', default: String(FULL) },
			'per-second': { type: 'string', default: '8' },
			'max-attempts': { type: 'string', default: '5' },
			'answer-at-end': { type: 'boolean', default: false },
			duplicates: { type: 'boolean', default: false },
			outbox: { type: 'boolean', default: false },
			events: { type: 'string', default: String(ALL_EVENTS) },
		},
	});
	const number = (name: 'sign-ups' | 'per-second' | 'max-attempts' | 'events'): number => {
		const value = Number(values[name]);
		if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is no count. ${HELP}`);
		return value;
	};
	return {
		duplicates: values.duplicates,
		outbox: values.outbox,
		events: number('events'),
		plan: {
			signUps: number('sign-ups'),
			perSecond: number('per-second'),
			maxAttempts: number('max-attempts'),
			answerAtEnd: values['answer-at-end'],
		},
	};
}
