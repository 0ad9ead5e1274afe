import { LIMITS, parseSettings } from '../../nodes/Refport/core/settings';

const DEFAULTS = {
	concurrency: 300,
	maxAttempts: 5,
	longestWaitMs: 60_000,
	timeoutMs: 30_000,
	repeatUnknown: undefined,
	dryRun: false,
	skipAlreadyTracked: false,
	eventsToRemember: 10_000,
	maxPerSecond: undefined,
	includeInputFields: false,
};

const OPTIONS = [
	{ option: 'concurrency', setting: 'concurrency', unit: 1, ...LIMITS.concurrency },
	{ option: 'maxAttempts', setting: 'maxAttempts', unit: 1, ...LIMITS.maxAttempts },
	{ option: 'longestWait', setting: 'longestWaitMs', unit: 1000, ...LIMITS.longestWait },
	{ option: 'timeout', setting: 'timeoutMs', unit: 1000, ...LIMITS.timeout },
	{
		...{ option: 'eventsToRemember', setting: 'eventsToRemember', unit: 1 },
		...LIMITS.eventsToRemember,
	},
];

const rejection = (message: string, field: string) => ({
	ok: false,
	failure: {
		kind: 'input',
		code: 'INVALID_INPUT',
		message,
		field,
		retryable: false,
		mayBeRecorded: false,
	},
});

describe('the options of the node', () => {
	it('have their defaults if none is set', () => {
		expect(parseSettings({})).toEqual({ ok: true, value: DEFAULTS });
	});

	it.each([[null], [undefined], [''], ['  ']])('have their defaults if they are %j', (blank) => {
		const blanks = Object.fromEntries(OPTIONS.map(({ option }) => [option, blank]));
		expect(parseSettings(blanks)).toEqual({ ok: true, value: DEFAULTS });
	});

	it('may include booleans and options that are no settings', () => {
		const options = { repeatUnknown: false, includeInputFields: true, whenClickIdMissing: 'fail' };
		expect(parseSettings(options)).toEqual({
			ok: true,
			value: { ...DEFAULTS, repeatUnknown: false, includeInputFields: true },
		});
	});

	it('are rejected with all problems and the name of the first invalid option', () => {
		const message =
			'Concurrency must be a whole number from 1 to 500; Timeout must be a whole number from 1 to 600';
		expect(parseSettings({ timeout: 601, concurrency: 0 })).toEqual(
			rejection(message, 'concurrency'),
		);
	});
});

describe.each(OPTIONS)('$label', ({ option, setting, unit, label, min, max }) => {
	it.each([min, min + 1, max])('accepts %d', (number) => {
		const value = { ...DEFAULTS, [setting]: number * unit };
		expect(parseSettings({ [option]: number })).toEqual({ ok: true, value });
	});

	it('accepts a number as text, as expressions return it', () => {
		const value = { ...DEFAULTS, [setting]: (min + 6) * unit };
		expect(parseSettings({ [option]: ` ${min + 6} ` })).toEqual({ ok: true, value });
	});

	it.each([
		{ value: min - 1 },
		{ value: max + 1 },
		{ value: 1.5 },
		{ value: '1.5' },
		{ value: 'many' },
		{ value: Number.NaN },
		{ value: Infinity },
		{ value: {} },
		{ value: [1, 2] },
	])('rejects $value', ({ value }) => {
		const message = `${label} must be a whole number from ${min} to ${max}`;
		expect(parseSettings({ [option]: value })).toEqual(rejection(message, option));
	});
});
