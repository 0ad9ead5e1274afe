import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { signUp } from '../engine/fixtures';
import { ensureN8n } from '../n8n/install';
import { Instance, freshUserFolder } from '../n8n/instance';
import { installLikeN8n, uninstallLikeN8n } from '../n8n/installer';
import { installByHand, packProject, packVersion, uninstallByHand } from '../n8n/pack';
import { Rest } from '../n8n/rest';
import { Sandbox } from '../sandbox/sandbox';
import { credentialFor, outputOf, postTo } from './realN8n';
import { webhookLeadWorkflow } from './webhookLead';

const WAYS = [
	{ way: "manually as in n8n's documentation", install: installByHand, uninstall: uninstallByHand },
	{
		way: "with the steps of n8n's installer",
		install: installLikeN8n,
		uninstall: uninstallLikeN8n,
	},
];

const NAME = 'n8n-nodes-refport';

const sandbox = new Sandbox();
let running: Instance | undefined;

beforeAll(() => sandbox.start());
afterAll(() => sandbox.stop());
afterEach(() => running?.stop());

async function start(userFolder: string): Promise<{ n8n: Instance; rest: Rest }> {
	const n8n = await Instance.start(await ensureN8n(process.env.REFPORT_N8N_VERSION), userFolder);
	running = n8n;
	return { n8n, rest: await Rest.login(n8n.url) };
}

const refportTypes = async (rest: Rest): Promise<string[]> =>
	(await rest.nodeTypes()).map(({ name }) => name).filter((name) => name.startsWith(NAME));

it.each(WAYS)(
	'the package can be installed, upgraded and uninstalled $way',
	async ({ install, uninstall }) => {
		sandbox.reset();
		const userFolder = freshUserFolder();
		const modules = join(userFolder, '.n8n', 'nodes', 'node_modules');

		install(packVersion('0.0.1'), userFolder);
		const before = await start(userFolder);
		expect(await refportTypes(before.rest)).toEqual(
			expect.arrayContaining([`${NAME}.refport`, `${NAME}.refportTool`]),
		);
		const credential = await before.rest.createCredential(credentialFor(sandbox));
		const workflow = await before.rest.createWorkflow(webhookLeadWorkflow, credential);
		await before.rest.activate(workflow);
		await postTo(before, 'e2e-lead', signUp(1));
		await before.rest.executions(workflow.id, 1);
		await before.n8n.stop();

		install(packProject(), userFolder);
		const manifest = JSON.parse(readFileSync(join(modules, NAME, 'package.json'), 'utf8')) as {
			version: string;
		};
		expect(manifest.version).not.toBe('0.0.1');
		const bundledModules = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter(
			(name) => /(^|\/)(n8n-workflow|zod)$/.test(name),
		);
		expect(bundledModules).toEqual([]);
		const after = await start(userFolder);
		await postTo(after, 'e2e-lead', signUp(2));
		const executions = await after.rest.executions(workflow.id, 2);
		const outcomes = executions.map((one) => outputOf(one, 'Success')[0]?.json.outcome);
		expect(outcomes).toEqual(['tracked', 'tracked']);
		await after.n8n.stop();

		uninstall(userFolder);
		expect(existsSync(join(modules, NAME))).toBe(false);
		const list = JSON.parse(
			readFileSync(join(userFolder, '.n8n', 'nodes', 'package.json'), 'utf8'),
		) as {
			dependencies?: object;
		};
		expect(list.dependencies ?? {}).toEqual({});
		const uninstalled = await start(userFolder);
		expect(await refportTypes(uninstalled.rest)).toEqual([]);
	},
);
