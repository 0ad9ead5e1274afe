import type { IExecuteFunctions } from 'n8n-workflow';
import { type Result, success } from '../core/result';
import { type Settings, parseSettings } from '../core/settings';
import { attempt } from './attempt';
import { Pacer } from './pacer';
import { type Send, openTransport } from './transport';

/** What all items of an execution share on their way out. */
export interface Wire {
	/** None in a dry run. */
	send: Send | undefined;
	pacer: Pacer;
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
	const stopped = context.getExecutionCancelSignal();
	const { concurrency, maxPerSecond } = settings.value;
	const pacer = new Pacer(concurrency, maxPerSecond, stopped);
	const shared = { pacer, settings: settings.value, stopped };
	if (settings.value.dryRun) return success({ ...shared, send: undefined });
	const send = await openTransport(context);
	return send.ok ? success({ ...shared, send: send.value }) : send;
}
