/** Closes the run with one line that counts what passed and what failed. */
module.exports = class CountReporter {
	onRunComplete(_contexts, results) {
		const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
		process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`);
	}
};
