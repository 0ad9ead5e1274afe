import type { Failure } from '../result';

interface Explanation {
	/** What happened, where neither Refport nor the network said it in words. */
	meaning: string;
	/** What the user should do about it. */
	advice: string;
}

const RATE_LIMITED: Explanation = {
	meaning: 'Refport receives too many requests for this API key',
	advice:
		'The limit stayed for longer than the options let this node wait. Set Max Requests per Second to what your account allows, or raise Max Attempts or Longest Wait; other workflows and servers that use the same API key count against the same limit.',
};

/** Every code with what it means and what to do. Refport's own codes come first, then this node's. */
export const EXPLANATIONS = {
	INVALID_CLICK_ID: {
		meaning: 'Refport has recorded no click with this click ID',
		advice:
			'Check that Click ID holds the value of the cookie refp_id (or the parameter refp_id of the landing page) and not another ID, and that the click belongs to the account of this API key. Sending it again does not help.',
	},
	VALIDATION_ERROR: {
		meaning: 'Refport found a field missing or malformed',
		advice: 'Read which field Refport names, and correct the value that the workflow gives to it.',
	},
	UNAUTHORIZED: {
		meaning: 'Refport rejected the API key',
		advice:
			'Open the credential and enter a key from Settings → API Keys in Refport. Keys that were deleted or renewed there stop working at once.',
	},
	RATE_LIMIT_EXCEEDED: RATE_LIMITED,
	RATE_LIMITED,
	NOT_FOUND: {
		meaning: 'Refport did not find what the request names',
		advice:
			'Check in Refport that the account has an active referral program, and that the Base URL of the credential is right (https://app.refport.co).',
	},
	INVALID_INPUT: {
		meaning: 'A field or an option of this node is missing or malformed',
		advice: 'Nothing was sent. Correct the fields named, or the data that comes into this node.',
	},
	MISSING_CLICK_ID: {
		meaning: 'The item has no click ID',
		advice:
			'Nothing was sent. Most sign-ups are organic and have none: set Options → When Click ID Is Missing to Skip, or check where Click ID takes its value from.',
	},
	PARAMETER_ERROR: {
		meaning: 'A parameter of this node could not be read',
		advice: 'Nothing was sent. Check the expressions in the fields of this node for this item.',
	},
	CREDENTIAL_ERROR: {
		meaning: 'The credential could not be read',
		advice:
			'Nothing was sent. Choose a Refport API credential in this node, and save it anew if it exists.',
	},
	MEMORY_ERROR: {
		meaning: 'What was tracked before could not be looked up',
		advice:
			'Nothing was sent. Save the workflow, for n8n remembers nothing for an unsaved one, and execute again; if it stays, look into the log of n8n, or turn off Skip Already Tracked.',
	},
	INVALID_BASE_URL: {
		meaning: 'The Base URL of the credential cannot be used',
		advice:
			'Nothing was sent. Correct the Base URL in the credential; the default is https://app.refport.co.',
	},
	UNEXPECTED_REPLY: {
		meaning: 'The address did not answer as Refport does',
		advice:
			'Check the base URL in the credential: it should be https://app.refport.co. If it is right, look in Refport whether the event was recorded before you send it again.',
	},
	CONNECTION_REFUSED: {
		meaning: 'Nothing answers at the base URL: the connection was refused',
		advice:
			'Nothing was recorded. Check the base URL in the credential, or try again when the service is back.',
	},
	HOST_UNREACHABLE: {
		meaning: 'The network has no way to the base URL',
		advice:
			'Nothing was recorded. Check the network, firewall and proxy settings of this n8n instance.',
	},
	DNS_FAILURE: {
		meaning: 'The host name in the base URL was not found',
		advice:
			'Nothing was recorded. Check the spelling of the base URL in the credential, and that this n8n instance can resolve host names.',
	},
	CONNECTION_RESET: {
		meaning: 'The connection broke before the answer came',
		advice:
			'Try again later. Whether the event was recorded is unknown, so look in Refport first if a second one would do harm.',
	},
	TIMEOUT: {
		meaning: 'No answer came in time',
		advice:
			'Try again later, or raise Timeout in Options. Whether the event was recorded is unknown, so look in Refport first if a second one would do harm.',
	},
	TLS_ERROR: {
		meaning: 'No secure connection could be made to the base URL',
		advice:
			'Nothing was recorded. Check the base URL in the credential; behind a company proxy, make its certificate known to n8n (NODE_EXTRA_CA_CERTS).',
	},
	ADDRESS_BLOCKED: {
		meaning: "n8n's SSRF protection blocks the address of the base URL",
		advice:
			'Nothing was sent. Check the base URL in the credential. If it is right, ask your n8n administrator to add the address to N8N_SSRF_ALLOWED_IP_RANGES.',
	},
	NETWORK_ERROR: {
		meaning: 'The network failed',
		advice:
			'Check the network of this n8n instance and try again. Whether the event was recorded is unknown, so look in Refport first if a second one would do harm.',
	},
} as const satisfies Record<string, Explanation>;

const OUTAGE: Explanation = {
	meaning: 'the service failed to answer properly',
	advice:
		'The service, or what stands in front of it, has trouble. Try again later. After HTTP 503 nothing was recorded; after other 5xx codes that is unknown, so look in Refport first if a second event would do harm.',
};

const UNKNOWN: Explanation = {
	meaning: 'the request was refused',
	advice:
		'This code is not among the documented ones. Check the base URL in the credential and the fields of this node; Refport support can tell more about the code.',
};

export function explain({
	code,
	httpStatus = 0,
}: Pick<Failure, 'code' | 'httpStatus'>): Explanation {
	if (Object.hasOwn(EXPLANATIONS, code)) return EXPLANATIONS[code as keyof typeof EXPLANATIONS];
	if (httpStatus === 429) return RATE_LIMITED;
	return httpStatus >= 500 || httpStatus === 408 ? OUTAGE : UNKNOWN;
}

/** The code first, verbatim, then the words that came with it, or what the code means. */
export const messageOf = (failure: Failure): string =>
	`${failure.code}: ${failure.message || explain(failure).meaning}`;

/** What happened to this item in particular, then what to do. */
export const descriptionOf = (failure: Failure): string =>
	[failure.note ?? '', explain(failure).advice].filter((text) => text !== '').join(' ');
