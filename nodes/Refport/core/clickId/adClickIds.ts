/**
 * Click IDs of ad networks, which arrive in the same URLs as Refport's. The networks document no
 * format. These prefixes come from gclid and fbclid values in public web pages and code.
 */
const AD_CLICK_IDS = [
	{ network: 'Google Ads', pattern: /^(Cj0KCQ|CjwKCA|EAIaIQ)[\w-]{20,}$/ },
	{ network: 'Facebook', pattern: /^Iw(AR|ZX|Y2)[\w-]{20,}$/ },
] as const;

/** Returns the ad network that a click ID seems to come from, or undefined. */
export const adNetworkOf = (clickId: string): string | undefined =>
	AD_CLICK_IDS.find(({ pattern }) => pattern.test(clickId))?.network;
