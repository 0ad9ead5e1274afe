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

describe('an incoming event', () => {
	it.each(FIXTURES)('is read from the body of a Webhook node: $name', ({ event }) => {
		expect(unwrap(webhookItem(event))).toBe(event);
	});

	it.each(FIXTURES)('is read unchanged from a trigger of the service: $name', ({ event }) => {
		expect(unwrap(event)).toBe(event);
	});

	it('may be a body of plain text that contains JSON', () => {
		expect(unwrap(webhookItem('{"type":"order.paid"}'))).toBe('{"type":"order.paid"}');
	});

	it.each([
		{ name: 'a form with a field named body', json: { body: 'Hello', headers: {} } },
		{ name: 'inherited keys', json: Object.create(webhookItem({})) as object },
		{ name: 'text', json: 'order.paid' },
		{ name: 'null', json: null },
		{ name: 'a list', json: [webhookItem({})] },
	])('is not read from a body if the item is $name', ({ json }) => {
		expect(unwrap(json)).toBe(json);
	});
});
