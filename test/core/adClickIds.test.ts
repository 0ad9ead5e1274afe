import { adNetworkOf } from '../../nodes/Refport/core/clickId/adClickIds';

const REST = 'iMmwBhDmARIsABeQ7xRJWGVfm8Tw5E_tQbxSiM8-wcB';

it.each([
	[`Cj0KCQjw${REST}`, 'Google Ads'],
	[`CjwKCAiA${REST}`, 'Google Ads'],
	[`EAIaIQobChMI${REST}`, 'Google Ads'],
	[`IwAR${REST}`, 'Facebook'],
	[`IwZXh0bgNhZW0${REST}`, 'Facebook'],
	[`IwY2xjawRHIC${REST}`, 'Facebook'],
])('recognizes %s as a click ID of %s', (clickId, network) => {
	expect(adNetworkOf(clickId)).toBe(network);
});

it.each(['click_1', 'clk_Yw3kT81', 'Cj0KCQ', 'IwAR', `x-Cj0KCQjw${REST}`, `IwAR ${REST}`, ''])(
	'does not recognize "%s" as the click ID of an ad network',
	(clickId) => {
		expect(adNetworkOf(clickId)).toBeUndefined();
	},
);
