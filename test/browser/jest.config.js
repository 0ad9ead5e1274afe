/** Tests of the node in the editor of a real n8n. */
module.exports = {
	...require('../e2e/jest.config'),
	testMatch: ['<rootDir>/test/browser/**/*.browser.ts'],
};
