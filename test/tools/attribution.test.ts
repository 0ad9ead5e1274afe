import { type CpuProfile, attribute, categoryOf } from '../../tools/bench/attribution';

// The cache folder of n8n has the same name as this package.
const MODULES = 'file:///home/me/.cache/n8n-nodes-refport/n8n-2.41.1/node_modules';

it.each([
	['/home/me/.n8n/nodes/node_modules/n8n-nodes-refport/dist/nodes/Refport/core/lead.js', 'own'],
	[`${MODULES}/n8n-nodes-base/dist/nodes/HttpRequest/V3/HttpRequestV3.node.js`, 'own'],
	[`${MODULES}/n8n-nodes-base/dist/nodes/SplitOut/SplitOut.node.js`, 'engine'],
	[`${MODULES}/zod/v3/types.cjs`, 'zod'],
	[`${MODULES}/n8n-workflow/dist/cjs/expression.js`, 'expressions'],
	[`${MODULES}/n8n-workflow/dist/cjs/workflow.js`, 'engine'],
	[
		`${MODULES}/n8n-core/dist/execution-engine/node-execution-context/utils/request-helper-functions.js`,
		'helper',
	],
	[`${MODULES}/n8n/node_modules/axios/dist/node/axios.cjs`, 'helper'],
	[`${MODULES}/n8n-core/dist/encryption/cipher.js`, 'credentials'],
	['node:internal/crypto/hkdf', 'credentials'],
	['node:_http_client', 'http'],
	['node:internal/streams/readable', 'http'],
	['node:events', undefined],
	['', undefined],
])('the benchmark assigns %s to %s', (url, category) => {
	expect(categoryOf(url)).toBe(category);
});

const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
	id,
	callFrame: { functionName, url },
	children,
});

it('the benchmark assigns a frame without a URL to its caller, and only within the time window', () => {
	const profile: CpuProfile = {
		nodes: [
			node(1, '(root)', '', [2, 4, 5]),
			node(2, 'parse', `${MODULES}/zod/v3/types.cjs`, [3]),
			node(3, 'push', ''),
			node(4, '(garbage collector)', ''),
			node(5, '(idle)', ''),
		],
		startTime: 1000,
		samples: [3, 2, 4, 5, 3],
		timeDeltas: [0, 10, 20, 30, 40],
	};
	const found = attribute(profile, 1005, 1070);
	expect(Object.fromEntries(found)).toEqual({ zod: 20, garbage: 30, idle: 40 });
});
