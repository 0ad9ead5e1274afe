/** The long timeout only ends tests that hang, because n8n-core loads slowly on a busy machine. */
module.exports = {
	rootDir: '..',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json', diagnostics: false }],
	},
	testEnvironment: 'node',
	testTimeout: 120_000,
	// Many tests wait for time to pass, so more workers than processors are faster.
	maxWorkers: 6,
	globalSetup: '<rootDir>/test/jest.globalSetup.ts',
	// Next to the packages, so Jest does not write to the temporary folder of the system.
	cacheDirectory: '<rootDir>/node_modules/.cache/jest',
	setupFiles: ['<rootDir>/test/jest.setup.ts'],
	reporters: ['default', '<rootDir>/test/countReporter.js'],
};
