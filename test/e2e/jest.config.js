/** Tests with a real n8n. main.ts installs n8n and runs them. */
module.exports = {
	...require('../jest.config'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
	testTimeout: 240_000,
	// The tests mostly wait for n8n or for time to pass, so more workers are faster.
	maxWorkers: 3,
	globalSetup: '<rootDir>/test/e2e/globalSetup.ts',
	setupFiles: [],
	forceExit: true,
};
