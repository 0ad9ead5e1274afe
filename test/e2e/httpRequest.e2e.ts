import type { INodeParameters } from 'n8n-workflow';
import { refportWorkflow } from '../engine/engine';
import { leadParameters } from '../engine/fixtures';
import { Sandbox } from '../sandbox/sandbox';
import { behindWebhook } from './behindWebhook';
import { credentialFor, postTo, useRealN8n } from './realN8n';

const real = useRealN8n();

const lead = { clickId: 'click_1', eventName: 'Sign Up', customerExternalId: '1' };

/** The server of an attacker who may edit workflows. It stores every request. */
const other = new Sandbox();

beforeAll(() => other.start());

afterAll(() => other.stop());

beforeEach(() => {
	real.sandbox.reset();
	other.reset();
});

/** n8n's HTTP Request node with the Refport credential, after a webhook. */
function workflow(path: string, url: string, options: INodeParameters) {
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
			options,
		};
		return { ...node, type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters };
	});
	return { ...json, nodes };
}

async function run(
	path: string,
	url: string,
	{ options = {}, credential = real.credential } = {},
): Promise<string> {
	const json = workflow(path, url, options);
	const { id, ...rest } = await real.rest.createWorkflow(json, credential);
	await real.rest.activate({ id, ...rest });
	await postTo(real, path, {});
	const [execution] = await real.rest.executions(id, 1);
	return execution?.data.resultData.error?.message ?? execution?.status ?? 'no execution';
}

/** The error of n8n's own check or of the credential, depending on which one n8n runs first. */
const REJECTED = /^(Domain not allowed: |The API key was not sent: )/;

it("n8n's HTTP Request node sends the API key to the Base URL", async () => {
	expect(await run('e2e-http', `${real.sandbox.url}/api/track/lead`)).toBe('success');
	expect(real.sandbox.recorded.map(({ body }) => body)).toEqual([lead]);
});

it("n8n's HTTP Request node does not send the API key to another port of the host", async () => {
	expect(await run('e2e-http-port', `${other.url}/api/track/lead`)).toBe(
		`The API key was not sent: the address is not on the server of the Base URL, ${real.sandbox.url}`,
	);
	expect(other.seen).toEqual([]);
});

it("n8n's HTTP Request node does not send the API key to another host", async () => {
	const url = other.url.replace('127.0.0.1', 'localhost');
	expect(await run('e2e-http-host', `${url}/api/track/lead`)).toMatch(REJECTED);
	expect(other.seen).toEqual([]);
});

it("n8n's HTTP Request node does not send the API key to another server, even if the credential allows all domains", async () => {
	const data = { ...credentialFor(real.sandbox), allowedHttpRequestDomains: 'all' };
	const credential = await real.rest.createCredential(data, 'All domains');
	expect(await run('e2e-http-all', `${other.url}/api/track/lead`, { credential })).toMatch(
		/^The API key was not sent: /,
	);
	expect(other.seen).toEqual([]);
});

it("n8n's HTTP Request node does not send the API key to the target of a redirect", async () => {
	const location = `${other.url}/api/track/lead`;
	real.sandbox.faults.add({ status: 307, headers: { location } });
	const options = { redirect: { redirect: { followRedirects: true, maxRedirects: 5 } } };
	expect(await run('e2e-http-redirect', `${real.sandbox.url}/api/track/lead`, { options })).toMatch(
		/307/,
	);
	expect(other.seen).toEqual([]);
});

it("n8n's HTTP Request node does not send the API key over http to another host", async () => {
	expect(await run('e2e-http-plain', 'http://192.0.2.1/api/track/lead')).toMatch(REJECTED);
});
