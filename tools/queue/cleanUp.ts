const stops: (() => unknown)[] = [];

let stopped: Promise<void> | undefined;

async function stopInTurn(): Promise<void> {
	for (let stop = stops.pop(); stop; stop = stops.pop()) {
		try {
			await stop();
		} catch (error) {
			console.error(error);
		}
	}
}

/** Stops everything that was started, the last first; called twice, it stops once. */
export function stopAll(): Promise<void> {
	stopped ??= stopInTurn();
	return stopped;
}

/** Starts something that stopAll stops, even when it is still starting then. */
export async function started<T extends { stop: () => unknown }>(
	start: () => T | Promise<T>,
): Promise<T> {
	if (stopped) throw new Error('The run was stopped');
	const starting = Promise.resolve(start());
	stops.push(() =>
		starting.then(
			(one) => one.stop(),
			() => undefined,
		),
	);
	return await starting;
}

/** Ctrl-C, and what a build machine sends. */
export function stopOnSignals(): void {
	for (const [signal, code] of [
		['SIGINT', 130],
		['SIGTERM', 143],
	] as const) {
		process.on(signal, () => {
			console.log(`\n${signal}: stopping all processes …`);
			void stopAll().then(() => process.exit(code));
		});
	}
}
