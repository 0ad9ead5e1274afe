import type { Failure } from '../result';

interface Explanation {
	/** What happened. Used if neither Refport nor the network provides a message. */
	meaning: string;
	/** What the user should do. */
	advice: string;
}

const RETRY_LATER =
	'Retry this execution later. Unless Skip Already Tracked was on, this sends every item again.';

const RATE_LIMITED: Explanation = {
	meaning: 'Refport received too many requests for this API key',
	advice:
		'In the option Requests and Retries, set Max Requests/Second to what your account allows, or raise Max Attempts or Longest Wait. Other workflows and servers with the same API key count against the same limit.',
};

/** All error codes: first Refport's own, then those of this node. */
export const EXPLANATIONS = {
	INVALID_CLICK_ID: {
		meaning: 'Refport has recorded no click with this click ID',
		advice:
			'Check that the click ID is the value of the cookie refp_id, and that the click belongs to the account of this API key. Retrying will not help.',
	},
	VALIDATION_ERROR: {
		meaning: 'A field is missing or invalid',
		advice: 'Correct the value of the field that Refport names.',
	},
	UNAUTHORIZED: {
		meaning: 'Refport rejected the API key',
		advice:
			'Open the credential and enter a key from Settings → API Keys in Refport. A deleted or renewed key stops working immediately.',
	},
	RATE_LIMIT_EXCEEDED: RATE_LIMITED,
	RATE_LIMITED,
	NOT_FOUND: {
		meaning: 'Refport did not find what the request refers to',
		advice:
			'Check that the account has an active referral program. If it has, check the Base URL in the credential.',
	},
	INVALID_INPUT: {
		meaning: 'A field or an option of this node is missing or invalid',
		advice: 'Correct the fields that the message names, or the data that comes into this node.',
	},
	MISSING_CLICK_ID: {
		meaning: 'The item has no click ID',
		advice:
			'Set the option When Click ID Is Missing to Skip, because organic visitors have none. If every item lacks one, check that your site sends it and that the node looks in the right place.',
	},
	PARAMETER_ERROR: {
		meaning: 'n8n could not read a parameter of this node',
		advice: 'Check the expressions in the fields of this node for this item.',
	},
	CREDENTIAL_ERROR: {
		meaning: 'n8n could not read the credential',
		advice:
			'Choose a Refport API credential in this node. If you have already chosen one, open it and save it again.',
	},
	MEMORY_ERROR: {
		meaning: 'n8n could not read the list of tracked events',
		advice:
			'Save the workflow and execute it again. If that does not help, check the log of n8n, or turn off Skip Already Tracked.',
	},
	INVALID_BASE_URL: {
		meaning: 'The Base URL in the credential is invalid',
		advice: 'Correct it in the credential. The default is https://app.refport.co.',
	},
	UNEXPECTED_REPLY: {
		meaning: 'The response did not come from Refport',
		advice: 'Check the Base URL in the credential. The default is https://app.refport.co.',
	},
	CONNECTION_REFUSED: {
		meaning: 'The server at the Base URL refused the connection',
		advice: 'Check the Base URL in the credential, or try again later.',
	},
	HOST_UNREACHABLE: {
		meaning: 'n8n cannot reach the server at the Base URL',
		advice: 'Check the network, firewall and proxy settings of this n8n instance.',
	},
	DNS_FAILURE: {
		meaning: 'The host name in the Base URL was not found',
		advice:
			'Check the spelling of the Base URL in the credential. If it is right, check the DNS settings of this n8n instance.',
	},
	CONNECTION_RESET: {
		meaning: 'The connection was lost before the response arrived',
		advice: RETRY_LATER,
	},
	TIMEOUT: {
		meaning: 'No response arrived in time',
		advice: 'Try again later, or raise Timeout in Options.',
	},
	TLS_ERROR: {
		meaning: 'No secure connection to the Base URL was possible',
		advice:
			'Check the Base URL in the credential. Behind a company proxy, add its certificate to n8n with NODE_EXTRA_CA_CERTS.',
	},
	ADDRESS_BLOCKED: {
		meaning: "n8n's SSRF protection blocks the address of the Base URL",
		advice:
			'Check the Base URL in the credential. If it is right, ask your n8n administrator to add the address to N8N_SSRF_ALLOWED_IP_RANGES.',
	},
	NETWORK_ERROR: {
		meaning: 'The connection to Refport was lost',
		advice: 'Check the network of this n8n instance and try again.',
	},
} as const satisfies Record<string, Explanation>;

const OUTAGE: Explanation = {
	meaning: 'Refport or a server in front of it is not working',
	advice: RETRY_LATER,
};

const UNKNOWN: Explanation = {
	meaning: 'Refport refused the request',
	advice:
		'Refport does not document this code. Check the fields of this node, or ask Refport support about the code.',
};

export function explain({
	code,
	httpStatus = 0,
}: Pick<Failure, 'code' | 'httpStatus'>): Explanation {
	if (Object.hasOwn(EXPLANATIONS, code)) return EXPLANATIONS[code as keyof typeof EXPLANATIONS];
	if (httpStatus === 429) return RATE_LIMITED;
	return httpStatus >= 500 || httpStatus === 408 ? OUTAGE : UNKNOWN;
}

/** The code, then Refport's message or the meaning of the code. */
export const messageOf = (failure: Failure): string =>
	`${failure.code}: ${failure.message || explain(failure).meaning}`;

/** Users need this first: a lost lead or a duplicate costs money. */
function recordedText({ kind, mayBeRecorded, isRepeatSafe }: Failure): string {
	if (mayBeRecorded && isRepeatSafe) {
		return 'Refport may have processed the request. You can safely send it again.';
	}
	if (mayBeRecorded) {
		return 'The event may have been recorded. Check Refport before you send it again.';
	}
	return kind === 'input' ? 'Nothing was sent.' : 'Nothing was recorded.';
}

/** Whether the event was recorded, then the note about this item, then the advice. */
export const descriptionOf = (failure: Failure): string =>
	[recordedText(failure), failure.note ?? '', explain(failure).advice]
		.filter((text) => text !== '')
		.join(' ');
