import { withSummary } from '../../nodes/Refport/core/events/summary';

describe('the output of an event', () => {
	const summary = { eventName: 'Sign Up', click: { id: 'click_1' } };

	it('contains the fields of the response, and the input fields that it lacks', () => {
		expect(withSummary(summary, { eventName: 'Renewal', commission: { amount: 5 } })).toEqual({
			eventName: 'Renewal',
			click: { id: 'click_1' },
			commission: { amount: 5 },
		});
	});

	it('replaces null in the response with the input, and keeps null if there is none', () => {
		expect(withSummary(summary, { click: null, link: null, eventName: '' })).toEqual({
			eventName: '',
			click: { id: 'click_1' },
			link: null,
		});
	});
});
