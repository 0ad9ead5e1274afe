import { digitsOf, isCurrency } from '../../nodes/Refport/core/values/currencies';

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const CODES = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => a + b + c)));

describe('the currencies', () => {
	it('are the 158 codes of ISO 4217 that are used for payments', () => {
		expect(CODES.filter(isCurrency)).toHaveLength(158);
	});

	it.each(['usd', 'Eur', 'JPY', 'VED', 'XCG', 'ZWG', 'SLE', 'CLF', 'UYI', 'UYW'])(
		'include %s',
		(code) => {
			expect(isCurrency(code)).toBe(true);
		},
	);

	it.each(['HRK', 'BGN', 'ANG', 'ZWL', 'SLL', 'CUC', 'VEF', 'DEM'])(
		'exclude %s, which was withdrawn',
		(code) => {
			expect(isCurrency(code)).toBe(false);
		},
	);

	it.each(['XAU', 'XAG', 'XDR', 'XTS', 'XXX', 'BOV', 'USN', 'BTC', '', 'US', 'USDT', '840', 'U D'])(
		'exclude "%s", which is not used for payments',
		(code) => {
			expect(isCurrency(code)).toBe(false);
		},
	);

	it('are the same in every Node.js version', () => {
		const intl = jest.spyOn(Intl, 'supportedValuesOf').mockReturnValue([]);
		expect(CODES.filter(isCurrency)).toHaveLength(158);
		intl.mockRestore();
	});
});

describe('the number of decimals', () => {
	it.each(
		Object.entries({
			...{ JPY: 0, UYI: 0, USD: 2, HUF: 2, IDR: 2, COP: 2, VED: 2, XCG: 2, ZWG: 2 },
			...{ KWD: 3, CLF: 4, UYW: 4 },
		}),
	)('of %s is %d, as in ISO 4217', (currency, digits) => {
		expect(digitsOf(currency)).toBe(digits);
	});
});
