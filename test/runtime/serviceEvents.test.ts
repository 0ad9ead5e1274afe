import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { overlookedService } from '../../nodes/Refport/runtime/report/serviceEvents';
import { PROJECT } from '../n8n/pack';

const event = JSON.parse(
	readFileSync(
		join(PROJECT, 'test/fixtures/sources/stripe/checkout-session-completed.json'),
		'utf8',
	),
) as object;

const webhookItem = { headers: {}, query: {}, params: {}, body: event };

it.each([
	['of a trigger', event],
	['of a Webhook node', webhookItem],
])('names the service of an event %s that is mapped by hand', (_, item) => {
	expect(overlookedService({ resource: 'sale', dataSource: 'define' }, item)).toBe('Stripe');
	expect(overlookedService({ resource: 'sale' }, item)).toBe('Stripe');
});

it.each([
	['a service is chosen', { resource: 'sale', dataSource: 'stripe' }, event],
	['the event is one of sales, but a lead is tracked', { resource: 'lead' }, event],
	['an embed token is created', { resource: 'embedToken' }, event],
	['the item is of no service', { resource: 'sale' }, { body: { total: 1 } }],
	['there is no item', { resource: 'sale' }, undefined],
])('names none if %s', (_, parameters, item) => {
	expect(overlookedService(parameters, item)).toBeUndefined();
});
