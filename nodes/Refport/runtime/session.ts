import type { IExecuteFunctions } from 'n8n-workflow';
import { type Result, success } from '../core/result';
import { type Settings, parseSettings } from '../core/settings';
import { flatOptions } from '../operations/fields/requestOptions';
import { toResult } from './toResult';
import type { Connection } from './send/connection';
import { Participant } from './send/participant';
import { joinThrottle } from './send/sharedThrottle';
import { openTransport } from './send/transport';

/** What all items of an execution share. */
export interface Session {
	/** Undefined in a dry run. */
	connection: Connection | undefined;
	settings: Settings;
	/** Aborts when the user stops the execution. */
	stopped: AbortSignal | undefined;
}

/** Reads options and credential once per execution. A failure applies to all items. */
export async function openSession(context: IExecuteFunctions): Promise<Result<Session>> {
	const options = await toResult('PARAMETER_ERROR', () =>
		context.getNodeParameter('options', 0, {}),
	);
	if (!options.ok) return options;
	const settings = parseSettings(flatOptions(options.value));
	if (!settings.ok) return settings;
	const shared = { settings: settings.value, stopped: context.getExecutionCancelSignal() };
	if (settings.value.dryRun) return success({ ...shared, connection: undefined });
	const transport = await openTransport(context);
	if (!transport.ok) return transport;
	const { send, baseUrl, limitKey, close } = transport.value;
	const credentialId = context.getNode().credentials?.refportApi?.id ?? '';
	const account = `${credentialId} ${baseUrl}`;
	const items = context.getInputData().length;
	const { maxPerSecond, longestWaitMs } = settings.value;
	const { throttle, leave } = joinThrottle(limitKey, { maxPerSecond, items });
	const participant = new Participant(throttle, longestWaitMs, shared.stopped);
	const end = () => {
		participant.leave();
		leave();
		close();
	};
	const connection = { ...shared, send, participant, baseUrl, account, close: end };
	return success({ ...shared, connection });
}
