import { unwrap } from '../../../nodes/Refport/core/sources/unwrap';
import { FIXTURES } from './fixtures';

const webhookItem = (body: unknown) => ({
	headers: { 'content-type': 'application/json', host: 'n8n.example.com' },
	params: {},
	query: {},
	body,
	webhookUrl: 'https://n8n.example.com/webhook/payments',
	executionMode: 'production',
});

describe('unwrap', () => {
	it.each(FIXTURES)('takes $name out of the item of a Webhook node', ({ event }) => {
		expect(unwrap(webhookItem(event))).toBe(event);
	});

	it.each(FIXTURES)('leaves $name as a trigger of the service outputs it', ({ event }) => {
		expect(unwrap(event)).toBe(event);
	});

	it('returns a body that was sent as text, which may hold JSON', () => {
		expect(unwrap(webhookItem('{"type":"order.paid"}'))).toBe('{"type":"order.paid"}');
	});

	it.each([
		{ name: 'a form with a field named body', json: { body: 'Hello', headers: {} } },
		{ name: 'inherited keys', json: Object.create(webhookItem({})) as object },
		{ name: 'text', json: 'order.paid' },
		{ name: 'null', json: null },
		{ name: 'a list', json: [webhookItem({})] },
	])('does not take $name for the item of a Webhook node', ({ json }) => {
		expect(unwrap(json)).toBe(json);
	});
});
