import { digitsOf, isCurrency } from '../../nodes/Refport/core/values/currencies';

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const CODES = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => a + b + c)));

describe('the currencies', () => {
	it('are the 158 of ISO 4217 that money is paid in', () => {
		expect(CODES.filter(isCurrency)).toHaveLength(158);
	});

	it.each(['usd', 'Eur', 'JPY', 'VED', 'XCG', 'ZWG', 'SLE', 'CLF', 'UYI', 'UYW'])(
		'include %s',
		(code) => {
			expect(isCurrency(code)).toBe(true);
		},
	);

	it.each(['HRK', 'BGN', 'ANG', 'ZWL', 'SLL', 'CUC', 'VEF', 'DEM'])(
		'do not include %s, which was withdrawn',
		(code) => {
			expect(isCurrency(code)).toBe(false);
		},
	);

	it.each(['XAU', 'XAG', 'XDR', 'XTS', 'XXX', 'BOV', 'USN', 'BTC', '', 'US', 'USDT', '840', 'U D'])(
		'do not include "%s", which nobody pays with',
		(code) => {
			expect(isCurrency(code)).toBe(false);
		},
	);

	it('do not depend on the Node.js version', () => {
		const intl = jest.spyOn(Intl, 'supportedValuesOf').mockReturnValue([]);
		expect(CODES.filter(isCurrency)).toHaveLength(158);
		intl.mockRestore();
	});
});

describe('digitsOf', () => {
	it.each(
		Object.entries({
			...{ JPY: 0, UYI: 0, USD: 2, HUF: 2, IDR: 2, COP: 2, VED: 2, XCG: 2, ZWG: 2 },
			...{ KWD: 3, CLF: 4, UYW: 4 },
		}),
	)('gives %s %d digits, as ISO 4217 counts and not CLDR', (currency, digits) => {
		expect(digitsOf(currency)).toBe(digits);
	});
});
