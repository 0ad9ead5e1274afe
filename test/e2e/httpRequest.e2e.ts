import { refportWorkflow } from '../engine/engine';
import { leadParameters } from '../engine/fixtures';
import { behindWebhook } from './behindWebhook';
import { postTo, useRealN8n } from './realN8n';

const real = useRealN8n();

const lead = { clickId: 'click_1', eventName: 'Sign Up', customerExternalId: '1' };

/** n8n's HTTP Request node with the Refport credential, behind a webhook. */
function workflow(path: string, url: string) {
	const json = behindWebhook(refportWorkflow(leadParameters()), path);
	const nodes = json.nodes.map((node) => {
		if (node.name !== 'Refport') return node;
		const parameters = {
			method: 'POST',
			url,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'refportApi',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: JSON.stringify(lead),
			options: {},
		};
		return { ...node, type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters };
	});
	return { ...json, nodes };
}

async function run(path: string, url: string) {
	const { id, ...rest } = await real.rest.createWorkflow(workflow(path, url), real.credential);
	await real.rest.activate({ id, ...rest });
	await postTo(real, path, {});
	return (await real.rest.executions(id, 1))[0];
}

it("sends the key from n8n's HTTP Request node, too", async () => {
	const execution = await run('e2e-http', `${real.sandbox.url}/api/track/lead`);
	expect(execution?.status).toBe('success');
	expect(real.sandbox.recorded.map(({ body }) => body)).toEqual([lead]);
});

it('does not send it there over plain http to another machine', async () => {
	const execution = await run('e2e-http-plain', 'http://192.0.2.1/api/track/lead');
	expect(execution?.data.resultData.error?.message).toMatch(/^The API key was not sent: /);
});
