const { writeSync } = require('node:fs');

const STDOUT = 1;

/** Prints a last line with the numbers of passed and failed tests, after the summary of Jest. */
module.exports = class CountReporter {
	onRunComplete(_contexts, results) {
		const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
		// With a forced exit, process.stdout is already closed.
		process.once('exit', () => {
			writeSync(STDOUT, `${results.numPassedTests} passed, ${failed} failed\n`);
		});
	}
};
