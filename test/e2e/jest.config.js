/** The suites that need a real n8n; main.ts installs it and runs them. */
module.exports = {
	...require('../jest.config'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
	testTimeout: 240_000,
	// Most of the time, they wait for n8n or for a minute to pass.
	maxWorkers: 3,
	setupFiles: [],
	forceExit: true,
};
