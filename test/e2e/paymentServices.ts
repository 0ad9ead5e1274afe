import { createHmac } from 'node:crypto';

/** The secret that each service shares with n8n. */
export const SECRETS = {
	paddle: 'pdl_ntfset_01h8e1jxjnw9ra6zarhnz1a7y1_Kq3',
	lemonSqueezy: 'lemon-squeezy-secret',
	/** Bytes that are not valid UTF-8. */
	polar: `whsec_${Buffer.from('ff00fe01fd02fc03fb04fa05f906f807f708f609f50af40bf30cf20df10ef00f', 'hex').toString('base64')}`,
	revenueCat: 'Bearer revenuecat-secret',
};

type Headers = Record<string, string>;

const hmac = (key: string | Buffer, text: string, encoding: 'hex' | 'base64'): string =>
	createHmac('sha256', key).update(text).digest(encoding);

/**
 * Until September 2026, Polar used the whole text of the secret as the key. Since then, it uses the
 * decoded bytes.
 */
export const signAsPolar = (key: string | Buffer, raw: string): Headers => {
	const [id, at] = ['msg_2x', '1767261605'];
	return {
		'webhook-id': id,
		'webhook-timestamp': at,
		'webhook-signature': `v1,${hmac(key, `${id}.${at}.${raw}`, 'base64')}`,
	};
};

export interface Service {
	name: string;
	/** The last part of the webhook URL. */
	address: string;
	event: string;
	/** The payment's ID in the event. */
	paymentId: string;
	invoiceId: string;
	amount: number;
	/** The headers that the service sends with a body. */
	sign: (raw: string) => Headers;
	/** The status code of the response to a wrong signature. */
	rejectionStatus: number;
}

export const SERVICES: Service[] = [
	{
		name: 'Paddle',
		address: 'refport-payments/paddle',
		event: 'paddle/transaction-completed',
		paymentId: 'txn_01h8dzxgkvdwemdhbpcapj2tbj',
		invoiceId: 'txn_01h8dzxgkvdwemdhbpcapj2tbj',
		amount: 65215,
		sign: (raw) => ({
			'paddle-signature': `ts=1767261605;h1=${'0'.repeat(64)};h1=${hmac(SECRETS.paddle, `1767261605:${raw}`, 'hex')}`,
		}),
		rejectionStatus: 401,
	},
	{
		name: 'Polar',
		address: 'refport-payments/polar',
		event: 'polar/order-paid',
		paymentId: '0f6a1f6e-3c5b-4d8e-9a67-1c2d3e4f5a6b',
		invoiceId: '0f6a1f6e-3c5b-4d8e-9a67-1c2d3e4f5a6b',
		amount: 10710,
		sign: (raw) => signAsPolar(Buffer.from(SECRETS.polar.slice(6), 'base64'), raw),
		rejectionStatus: 401,
	},
	{
		name: 'Lemon Squeezy',
		address: 'refport-payments/lemonsqueezy',
		event: 'lemonSqueezy/order-created',
		paymentId: '1',
		invoiceId: 'orders-1',
		amount: 1199,
		sign: (raw) => ({ 'x-signature': hmac(SECRETS.lemonSqueezy, raw, 'hex') }),
		rejectionStatus: 401,
	},
	{
		name: 'RevenueCat',
		address: 'refport-revenuecat',
		event: 'revenueCat/initial-purchase',
		paymentId: '200000123456789',
		invoiceId: '200000123456789',
		amount: 799,
		sign: () => ({ authorization: SECRETS.revenueCat }),
		rejectionStatus: 403,
	},
];
