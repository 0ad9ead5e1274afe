/** One project; the engine and package suites load n8n-core, so they get a wider time limit. */
module.exports = {
	rootDir: '..',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json', diagnostics: false }],
	},
	testEnvironment: 'node',
	testTimeout: 30_000,
	maxWorkers: 2,
	setupFiles: ['<rootDir>/test/jest.setup.ts'],
	reporters: ['default', '<rootDir>/test/countReporter.js'],
};
