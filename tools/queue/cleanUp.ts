const stops: (() => unknown)[] = [];

let stopped: Promise<void> | undefined;

async function stopInReverse(): Promise<void> {
	for (let stop = stops.pop(); stop; stop = stops.pop()) {
		try {
			await stop();
		} catch (error) {
			console.error(error);
		}
	}
}

/** Stops everything that was started, in reverse order. Further calls wait for the first one. */
export function stopAll(): Promise<void> {
	stopped ??= stopInReverse();
	return stopped;
}

/** Starts something that stopAll will stop, even while it is starting. */
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

/** Stops everything on Ctrl-C, or when CI cancels the job. */
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
