/** The suites that need a real n8n; main.ts installs it and runs them. */
module.exports = {
	...require('../jest.config'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
	testTimeout: 240_000,
	setupFiles: [],
	forceExit: true,
};
