import { withSummary } from '../../nodes/Refport/core/events/summary';

describe('withSummary', () => {
	const summary = { eventName: 'Sign Up', click: { id: 'click_1' } };

	it('keeps all that was replied, and fills in what was not', () => {
		expect(withSummary(summary, { eventName: 'Renewal', commission: { amount: 5 } })).toEqual({
			eventName: 'Renewal',
			click: { id: 'click_1' },
			commission: { amount: 5 },
		});
	});

	it('fills in what the reply leaves null, and keeps null where nothing is known', () => {
		expect(withSummary(summary, { click: null, link: null, eventName: '' })).toEqual({
			eventName: '',
			click: { id: 'click_1' },
			link: null,
		});
	});
});
