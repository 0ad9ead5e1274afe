import { auth0 } from './auth0';
import { clerk } from './clerk';
import { hubSpot } from './hubSpot';
import { n8nForm } from './n8nForm';
import type { LeadFields, Source } from './source';
import { supabase } from './supabase';
import { tally } from './tally';
import { typeform } from './typeform';
import { webflow } from './webflow';
import { workOs } from './workOs';

/** The services whose events a lead can be read from, by name. */
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
