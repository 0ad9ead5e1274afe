/**
 * Currencies of ISO 4217 list one up to amendment 180 (Bulgaria: euro, 2026-01-01), by the digits
 * of their minor unit. Of the funds codes, it has only CLF, UYI and UYW, because invoices use them.
 * Metals and test codes are left out. Intl is no source: it differs by Node.js version, and its
 * CLDR data rounds HUF, COP and IDR to 0 digits.
 */
const CODES: ReadonlyArray<readonly [digits: number, codes: string]> = [
	[0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
	[2, 'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD'],
	[2, 'CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS'],
	[2, 'GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP'],
	[2, 'LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK'],
	[2, 'NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS'],
	[2, 'SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST'],
	[2, 'XCD XCG YER ZAR ZMW ZWG'],
	[3, 'BHD IQD JOD KWD LYD OMR TND'],
	[4, 'CLF UYW'],
];

const DIGITS: ReadonlyMap<string, number> = new Map(
	CODES.flatMap(([digits, codes]) =>
		codes.split(' ').map((code): [string, number] => [code, digits]),
	),
);

/** Whether the text is a currency code in upper or lower case. */
export const isCurrency = (text: string): boolean => DIGITS.has(text.toUpperCase());

/** Returns the number of decimals of a currency. Expects the code in upper case. */
export const digitsOf = (currency: string): number => DIGITS.get(currency) ?? 2;
