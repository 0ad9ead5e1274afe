import { deepEqual, match, ok } from 'node:assert/strict';
import { credentialFor } from '../../../test/e2e/realN8n';
import type { Check } from '../check';

const listed: Check = {
	feature: 'Node and AI tool in the nodes panel',
	async run(real) {
		const names = (await real.rest.nodeTypes()).map(({ name }) => name);
		const ours = new Set(names.filter((name) => name.startsWith('n8n-nodes-refport.')));
		deepEqual([...ours].sort(), ['n8n-nodes-refport.refport', 'n8n-nodes-refport.refportTool']);
	},
};

const outputFields: Check = {
	feature: 'Output fields shown before the first run',
	async run(real) {
		const path = '/schemas/n8n-nodes-refport.refport/2.0.0/lead/track.json';
		const { properties } = await real.rest.file<{ properties?: object }>(path);
		ok('outcome' in (properties ?? {}), 'no schema is served');
	},
};

const credentialTest: Check = {
	feature: 'Credential test: good key, bad key, outage',
	async run(real) {
		const data = credentialFor(real.sandbox);
		deepEqual((await real.rest.testCredential(data)).status, 'OK');
		const bad = await real.rest.testCredential({ ...data, apiKey: 'rk_wrong' });
		deepEqual(bad.status, 'Error');
		match(bad.message, /^Refport rejected this API key/);
		real.sandbox.faults.add({ status: 503, body: 'html', times: 1 });
		const outage = await real.rest.testCredential(data);
		deepEqual(outage.status, 'Error');
		match(outage.message, /did not come from Refport/);
	},
};

export const EDITOR: readonly Check[] = [listed, credentialTest, outputFields];
