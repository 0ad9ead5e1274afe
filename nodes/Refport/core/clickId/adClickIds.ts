/**
 * Click IDs of ad networks, which arrive in the same addresses as Refport's. The networks document no
 * format; these beginnings are those of the gclid and fbclid values in public web pages and code.
 */
const AD_CLICK_IDS = [
	{ network: 'Google Ads', pattern: /^(Cj0KCQ|CjwKCA|EAIaIQ)[\w-]{20,}$/ },
	{ network: 'Facebook', pattern: /^Iw(AR|ZX|Y2)[\w-]{20,}$/ },
] as const;

/** The ad network that made a click ID; undefined if it looks like none of these. */
export const adNetworkOf = (clickId: string): string | undefined =>
	AD_CLICK_IDS.find(({ pattern }) => pattern.test(clickId))?.network;
