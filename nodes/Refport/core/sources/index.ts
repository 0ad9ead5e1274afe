import { auth0 } from './auth0';
import { clerk } from './clerk';
import { creem } from './creem';
import { hubSpot } from './hubSpot';
import { lemonSqueezy } from './lemonSqueezy';
import { n8nForm } from './n8nForm';
import { paddle } from './paddle';
import { polar } from './polar';
import { revenueCat } from './revenueCat';
import { shopify } from './shopify';
import type { LeadFields, SaleSource, Source } from './source';
import { stripe } from './stripe';
import { supabase } from './supabase';
import { tally } from './tally';
import { typeform } from './typeform';
import { webflow } from './webflow';
import { wooCommerce } from './wooCommerce';
import { workOs } from './workOs';

/** Services with events that report a sale, in alphabetical order. */
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

/** Services with events that report a lead, in alphabetical order. */
export const LEAD_SOURCES: ReadonlyArray<Source<LeadFields>> = [
	auth0,
	clerk,
	hubSpot,
	n8nForm,
	supabase,
	tally,
	typeform,
	webflow,
	workOs,
];

export const SOURCES: ReadonlyArray<Source<LeadFields>> = [...SALE_SOURCES, ...LEAD_SOURCES];
