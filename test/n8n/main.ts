import { readExample } from '../e2e/example';
import { openRunFolder } from '../runFolder';
import { Sandbox } from '../sandbox/sandbox';
import { ensureN8n } from './install';
import { Instance, freshUserFolder } from './instance';
import { installByHand, packProject } from './pack';
import { OWNER, Rest } from './rest';

/** Starts n8n to try the node, with a sandbox, a credential for it and an example workflow. */
async function main(): Promise<void> {
	openRunFolder();
	const installed = await ensureN8n();
	const userFolder = freshUserFolder();
	installByHand(packProject(), userFolder);
	const sandbox = await new Sandbox().start();
	console.log(`Starting n8n ${installed.version} …`);
	const n8n = await Instance.start(installed, userFolder, { N8N_PORT: process.env.PORT ?? '5678' });

	const rest = await Rest.login(n8n.url);
	const credential = await rest.createCredential({ apiKey: sandbox.apiKey, baseUrl: sandbox.url });
	const workflow = await rest.createWorkflow(readExample('signup-webhook'), credential);
	await rest.activate(workflow);

	const body =
		'{"refp_id":"click_ada","userId":1001,"email":"ada@example.com","name":"Ada","plan":"pro"}';
	console.log(`
n8n        ${n8n.url}/workflow/${workflow.id}
log in     ${OWNER.email} / ${OWNER.password}
sandbox    ${sandbox.url} (what it recorded: ${sandbox.url}/_sandbox/recorded)

Sign somebody up:

  curl ${n8n.url}/webhook/refport-sign-up -H 'Content-Type: application/json' -d '${body}'

Ctrl-C stops n8n and the sandbox.`);
}

void main();
