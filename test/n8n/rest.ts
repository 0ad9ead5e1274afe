import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import axios, { type AxiosInstance } from 'axios';
import { parse } from 'flatted';
import type { INode, IRunExecutionData, IWorkflowBase } from 'n8n-workflow';

export const OWNER = { email: 'owner@example.com', password: 'Refport-Test-1' };

const UNCHECKED = { validateStatus: () => true };

export interface CredentialData {
	apiKey: string;
	baseUrl: string;
}

export interface Execution {
	id: string;
	status: string;
	data: IRunExecutionData;
}

const API_LIMIT_MS = 60_000;

const FINISHED = new Set(['success', 'error', 'canceled', 'crashed']);

/** Refport nodes, and HTTP Request nodes with the credential type of Refport. */
const takesCredential = ({ type, parameters }: INode): boolean =>
	type.startsWith('n8n-nodes-refport.') || parameters.nodeCredentialType === 'refportApi';

/** n8n's REST API as the editor uses it. */
export class Rest {
	private constructor(private readonly http: AxiosInstance) {}

	/** Logs in as the owner. On a new instance, it creates the owner first. */
	static async login(url: string): Promise<Rest> {
		const http = axios.create({
			baseURL: `${url}/rest`,
			headers: { 'browser-id': randomUUID() },
			...UNCHECKED,
		});
		// n8n 1.x reports that it is ready before it serves its API, and may still drop connections.
		const owner = { ...OWNER, firstName: 'Test', lastName: 'Owner' };
		const isServed = () =>
			http.post('/owner/setup', owner).then(
				({ status }) => status !== 404,
				() => false,
			);
		const end = Date.now() + API_LIMIT_MS;
		while (!(await isServed()) && Date.now() < end) await sleep(300);
		const { email, password } = OWNER;
		const reply = await http.post('/login', { emailOrLdapLoginId: email, password });
		const cookie = reply.headers['set-cookie']?.[0]?.split(';')[0];
		if (!cookie) throw new Error(`n8n refused the login: ${JSON.stringify(reply.data)}`);
		http.defaults.headers.common.cookie = cookie;
		http.defaults.validateStatus = (status) => status < 300;
		return new Rest(http);
	}

	async get<T>(path: string): Promise<T> {
		const { data } = await this.http.get<{ data: T }>(path);
		return data.data;
	}

	async post<T>(path: string, body: object): Promise<T> {
		const { data } = await this.http.post<{ data: T }>(path, body);
		return data.data;
	}

	async patch(path: string, body: object): Promise<void> {
		await this.http.patch(path, body);
	}

	/** A file outside the REST API that the editor loads. */
	async file<T>(path: string): Promise<T> {
		const root = (this.http.defaults.baseURL ?? '').replace(/\/rest$/, '');
		const { data } = await this.http.get<T>(`${root}${path}`);
		return data;
	}

	nodeTypes(): Promise<{ name: string }[]> {
		return this.file('/types/nodes.json');
	}

	createCredential(
		data: CredentialData,
		name = 'Refport sandbox',
	): Promise<{ id: string; name: string }> {
		return this.post('/credentials', { name, type: 'refportApi', data });
	}

	/** Replaces the data of a saved credential. */
	async updateCredential(
		{ id, name }: { id: string; name: string },
		data: CredentialData,
	): Promise<void> {
		await this.patch(`/credentials/${id}`, { name, type: 'refportApi', data });
	}

	async testCredential(data: CredentialData): Promise<{ status: string; message: string }> {
		const { id } = await this.createCredential(data, `test ${randomUUID()}`);
		const credentials = { id, name: 'test', type: 'refportApi', data };
		return await this.post('/credentials/test', { credentials });
	}

	/**
	 * Saves a workflow with the credential in each node that uses it, and returns the ID of the
	 * workflow.
	 */
	async createWorkflow(
		workflow: Pick<IWorkflowBase, 'nodes' | 'connections'> & { name?: string },
		credential: { id: string; name: string },
	): Promise<{ id: string; versionId: string }> {
		const nodes = workflow.nodes.map((node) =>
			takesCredential(node) ? { ...node, credentials: { refportApi: credential } } : node,
		);
		return await this.post('/workflows', {
			settings: {},
			name: 'Test',
			...workflow,
			nodes,
			active: false,
		});
	}

	async activate({ id, versionId }: { id: string; versionId: string }): Promise<void> {
		const activated = await this.http.post(`/workflows/${id}/activate`, { versionId }, UNCHECKED);
		// n8n 1.x does not have this endpoint.
		if (activated.status === 404) {
			await this.http.patch(`/workflows/${id}`, { active: true, versionId });
		}
	}

	async deactivate(id: string): Promise<void> {
		const stopped = await this.http.post(`/workflows/${id}/deactivate`, {}, UNCHECKED);
		if (stopped.status === 404) await this.http.patch(`/workflows/${id}`, { active: false });
	}

	/**
	 * The finished executions of a workflow, oldest first. Waits until there are at least `count`.
	 */
	async executions(workflowId: string, count: number, limitMs = 60_000): Promise<Execution[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const end = Date.now() + limitMs;
		for (;;) {
			const { results } = await this.get<{ results: { id: string; status: string }[] }>(
				`/executions?filter=${filter}&limit=100`,
			);
			const finished = results.filter(({ status }) => FINISHED.has(status));
			if (finished.length >= count) {
				const ids = finished.map(({ id }) => Number(id)).sort((a, b) => a - b);
				return await Promise.all(ids.map((id) => this.execution(String(id))));
			}
			if (Date.now() > end) throw new Error(`${finished.length} of ${count} executions finished`);
			await sleep(300);
		}
	}

	/**
	 * Retries a failed or crashed execution with its original workflow, as the list of executions
	 * offers.
	 */
	async retry(id: string): Promise<void> {
		await this.post(`/executions/${id}/retry`, { loadWorkflow: false });
	}

	async execution(id: string): Promise<Execution> {
		const { status, data } = await this.get<{ status: string; data: string }>(`/executions/${id}`);
		return { id, status, data: parse(data) as unknown as IRunExecutionData };
	}
}
