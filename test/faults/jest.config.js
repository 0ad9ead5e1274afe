/** Tests of all faults of the service, in n8n's engine over real sockets. */
module.exports = {
	...require('../jest.config'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/faults/**/*.faults.ts'],
	setupFiles: ['<rootDir>/test/faults/jest.setup.ts'],
	testTimeout: 120_000,
};
