import { at, isRecord } from './paths';

/**
 * Returns the service's event. n8n's Webhook node outputs it as `body`, next to `headers` and
 * `query`. A service's own trigger outputs the event itself. A body that was sent as text stays
 * text.
 */
export const unwrap = (json: unknown): unknown => {
	const isWebhookItem =
		isRecord(json) &&
		Object.hasOwn(json, 'body') &&
		isRecord(at(json, 'headers')) &&
		isRecord(at(json, 'query'));
	return isWebhookItem ? json.body : json;
};
