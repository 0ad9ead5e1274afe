import type { IExecuteFunctions } from 'n8n-workflow';
import { type Result, success } from '../core/result';
import { type Settings, parseSettings } from '../core/settings';
import { attempt } from './toResult';
import type { Pacer } from './send/throttle';
import { joinPacer } from './send/sharedThrottle';
import { type Send, openTransport } from './send/transport';

/** The way out to the service. */
export interface Line {
	send: Send;
	pacer: Pacer;
	/** How many executions use it at the moment, this one included. */
	executions: () => number;
	/** When the execution came to it, in ms of performance.now(). */
	since: number;
	/** What tells whose events are sent; not the API key, which may be renewed. */
	account: string;
	/** To be called when nothing more is sent. */
	close: () => void;
}

/** What all items of an execution share on their way out. */
export interface Wire {
	/** None in a dry run. */
	line: Line | undefined;
	settings: Settings;
	/** Aborts when the user stops the execution. */
	stopped: AbortSignal | undefined;
}

/** Reads options and credential once; a failure concerns all items. */
export async function openWire(context: IExecuteFunctions): Promise<Result<Wire>> {
	const options = await attempt('PARAMETER_ERROR', () =>
		context.getNodeParameter('options', 0, {}),
	);
	if (!options.ok) return options;
	const settings = parseSettings(options.value as Record<string, unknown>);
	if (!settings.ok) return settings;
	const shared = { settings: settings.value, stopped: context.getExecutionCancelSignal() };
	if (settings.value.dryRun) return success({ ...shared, line: undefined });
	const transport = await openTransport(context);
	if (!transport.ok) return transport;
	const { send, baseUrl } = transport.value;
	const credentialId = context.getNode().credentials?.refportApi?.id ?? '';
	const account = `${credentialId} ${baseUrl}`;
	const { pacer, executions, leave } = joinPacer(account, settings.value.maxPerSecond);
	return success({
		...shared,
		line: { send, pacer, executions, since: performance.now(), account, close: leave },
	});
}
