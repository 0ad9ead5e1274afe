import { creem } from './creem';
import { lemonSqueezy } from './lemonSqueezy';
import { paddle } from './paddle';
import { polar } from './polar';
import { revenueCat } from './revenueCat';
import { shopify } from './shopify';
import type { SaleSource } from './source';
import { stripe } from './stripe';
import { wooCommerce } from './wooCommerce';

/** The services whose events a sale can be read from, by name. */
export const SALE_SOURCES: readonly SaleSource[] = [
	creem,
	lemonSqueezy,
	paddle,
	polar,
	revenueCat,
	shopify,
	stripe,
	wooCommerce,
];
