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
	/** What tells whose events are sent; not the API key, which may be renewed. */
	account: readonly string[];
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
	if (settings.value.dryRun) return success({ ...shared, send: undefined, account: [] });
	const transport = await openTransport(context);
	if (!transport.ok) return transport;
	const { send, baseUrl } = transport.value;
	const credentialId = context.getNode().credentials?.refportApi?.id ?? '';
	return success({ ...shared, send, account: [credentialId, baseUrl] });
}
