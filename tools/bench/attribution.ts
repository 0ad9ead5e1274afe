/** The fields of a V8 CPU profile that this file reads. */
export interface CpuProfile {
	nodes: {
		id: number;
		callFrame: { functionName: string; url: string };
		children?: number[];
	}[];
	/** By the monotonic clock, in µs. */
	startTime: number;
	/** The ID of the running node, for each sample. */
	samples: number[];
	/** Time since the previous sample, in µs. */
	timeDeltas: number[];
}

/** Categories of CPU time, with their names on the page. */
export const CATEGORIES = {
	own: 'the node itself',
	zod: 'zod, which checks the fields',
	expressions: "n8n's expressions and parameters",
	helper: "n8n's request helper, with axios and follow-redirects",
	credentials: "n8n's credentials and encryption",
	http: "Node.js's HTTP and sockets",
	engine: "n8n's engine and database: webhook, items, record of the execution",
	garbage: 'garbage collection',
	native: 'the operating system and native code',
	other: 'anything else',
	idle: 'waiting',
} as const;

export type Category = keyof typeof CATEGORIES;

const WITHOUT_STACK: Readonly<Record<string, Category>> = {
	'(garbage collector)': 'garbage',
	'(program)': 'native',
	'(idle)': 'idle',
};

/** The first match decides. Paths start after the last `node_modules/`. */
const PLACES: readonly (readonly [RegExp, Category])[] = [
	[/^n8n-nodes-refport\//, 'own'],
	[/^n8n-nodes-base\/dist\/nodes\/HttpRequest\//, 'own'],
	[/^zod\//, 'zod'],
	[
		/^n8n-workflow\/.*\/(expression|workflow-data-proxy|augment-object|node-reference)/,
		'expressions',
	],
	[/^n8n-workflow\/.*\/(workflow-expression|extensions\/|native-methods\/)/, 'expressions'],
	[
		/^n8n-core\/.*\/(get-additional-keys|extract-value|cleanup-parameter|validate-value)/,
		'expressions',
	],
	[/^(@n8n\/tournament|@n8n\/expression-runtime|isolated-vm|luxon|jmespath)\//, 'expressions'],
	[/^(esprima-next|recast|ast-types|lodash)\//, 'expressions'],
	[/^n8n-core\/.*\/request-helper/, 'helper'],
	[/^(axios|follow-redirects|form-data|proxy-from-env|https?-proxy-agent|agent-base)\//, 'helper'],
	[/^(@n8n\/backend-network|qs)\//, 'helper'],
	[/^n8n-core\/.*\/(credentials|encryption|credential-check)/, 'credentials'],
	[/^n8n\/dist\/(credential|.*external-secrets)/, 'credentials'],
	[/^node:(internal\/)?crypto/, 'credentials'],
	[/^node:(_http|http|https|net|_tls|tls|dns|zlib|stream)/, 'http'],
	[/^node:internal\/(http|net|tls|dns|streams|stream_base|js_stream|webstreams)/, 'http'],
	// The time of Node.js's internal helpers belongs to their caller.
	[/^node:/, 'other'],
	[/^(n8n|n8n-core|n8n-workflow|n8n-nodes-base|@n8n\/[^/]+)\//, 'engine'],
	[/^(typeorm|sqlite3|flatted|express|body-parser|raw-body|router)\//, 'engine'],
];

/** Returns the category of a script by its URL, or undefined if the caller decides. */
export function categoryOf(url: string): Category | undefined {
	const place = url.split('node_modules/').at(-1) ?? '';
	const category = PLACES.find(([pattern]) => pattern.test(place))?.[1];
	return category === 'other' ? undefined : category;
}

/**
 * Returns the category of each node in the profile, which is that of its nearest categorized
 * caller.
 */
function categories({ nodes }: CpuProfile): Map<number, Category> {
	const found = new Map<number, Category>();
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const queue: { id: number; parent: Category }[] = nodes
		.slice(0, 1)
		.map(({ id }) => ({ id, parent: 'other' }));
	for (let next = queue.pop(); next; next = queue.pop()) {
		const node = byId.get(next.id);
		if (!node) continue;
		const { functionName, url } = node.callFrame;
		const category = WITHOUT_STACK[functionName] ?? categoryOf(url) ?? next.parent;
		found.set(node.id, category);
		for (const id of node.children ?? []) queue.push({ id, parent: category });
	}
	return found;
}

/**
 * Returns the time of each category between two moments of the monotonic clock. All values are in
 * µs.
 */
export function attribute(profile: CpuProfile, from: number, to: number): Map<Category, number> {
	const of = categories(profile);
	const total = new Map<Category, number>();
	let now = profile.startTime;
	for (const [index, sample] of profile.samples.entries()) {
		now += profile.timeDeltas[index] ?? 0;
		if (now < from || now > to) continue;
		const category = of.get(sample) ?? 'other';
		// A sample counts until the next one.
		total.set(category, (total.get(category) ?? 0) + (profile.timeDeltas[index + 1] ?? 0));
	}
	return total;
}
