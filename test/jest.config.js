/** One project. The time limit only ends what hangs: a busy machine takes long to load n8n-core. */
module.exports = {
	rootDir: '..',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json', diagnostics: false }],
	},
	testEnvironment: 'node',
	testTimeout: 120_000,
	maxWorkers: 2,
	globalSetup: '<rootDir>/test/jest.globalSetup.ts',
	// Beside the packages, so that the temporary folder of the system stays as it was.
	cacheDirectory: '<rootDir>/node_modules/.cache/jest',
	setupFiles: ['<rootDir>/test/jest.setup.ts'],
	reporters: ['default', '<rootDir>/test/countReporter.js'],
};
