/**
 * The currencies of ISO 4217 list one up to amendment 180 (Bulgaria: euro, 2026-01-01), by the
 * digits of their minor unit. Of the funds codes, only CLF, UYI and UYW, in which contracts and
 * invoices are written; metals, test codes and the like are left out. Not from Intl: that differs
 * by Node.js version, and follows CLDR, which rounds e.g. HUF, COP and IDR to 0 digits.
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

/** Whether the text is the code of a currency, in any case. */
export const isCurrency = (text: string): boolean => DIGITS.has(text.toUpperCase());

/** The number of decimals of a currency; the code in upper case. */
export const digitsOf = (currency: string): number => DIGITS.get(currency) ?? 2;
