import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type IRun,
	type ITaskData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { RefportApi } from '../../credentials/RefportApi.credentials';
import { REFPORT_TYPE, isTrigger, nodeTypes } from './standIns';

export type WorkflowJson = Pick<IWorkflowBase, 'nodes' | 'connections'> & { name?: string };

const credentialType = new RefportApi();

/** The data that n8n passes to an execution with the workflow. */
function additionalData(
	workflow: WorkflowJson,
	credential: ICredentialDataDecryptedObject | undefined,
): IWorkflowExecuteAdditionalData {
	const workflowData = { ...workflow, id: 'engine', name: workflow.name ?? 'engine' };
	return {
		credentialsHelper: {
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			preAuthentication: () => Promise.resolve(undefined),
			getDecrypted: () =>
				credential
					? Promise.resolve(credential)
					: Promise.reject(new Error('Credential with ID "1" does not exist')),
			authenticate: async (
				data: ICredentialDataDecryptedObject,
				_: string,
				request: IHttpRequestOptions,
			) =>
				typeof credentialType.authenticate === 'function'
					? credentialType.authenticate(data, request)
					: request,
			getCredentialsProperties: () => credentialType.properties,
		},
		hooks: new ExecutionLifecycleHooks('manual', '1', workflowData as unknown as IWorkflowBase),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: '',
		instanceBaseUrl: '',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		webhookBaseUrl: '',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		webhookTestBaseUrl: '',
	} as unknown as IWorkflowExecuteAdditionalData;
}

export interface EngineRun {
	run: IRun;
	/** The last run of a node, undefined if the node did not run. */
	task: (node: string) => ITaskData | undefined;
	/** The items of one output of a node. */
	items: (node: string, output?: number) => INodeExecutionData[];
}

export interface StartedRun {
	finished: Promise<EngineRun>;
	/** Stops the run as the editor's Stop button does. */
	stop: () => void;
}

/** The example workflows contain no credential, because the user chooses one. */
const withCredential = (node: INode): INode =>
	node.type === REFPORT_TYPE
		? { ...node, credentials: { refportApi: { id: '1', name: 'Refport' } } }
		: node;

/** Starts a workflow in n8n's engine, with these items as the output of its trigger. */
export function startWorkflow(
	json: WorkflowJson,
	items: IDataObject[],
	credential?: ICredentialDataDecryptedObject,
): StartedRun {
	const workflow = new Workflow({
		id: 'engine',
		nodes: json.nodes.map(withCredential),
		connections: json.connections,
		active: false,
		nodeTypes,
	});
	const startNode = Object.values(workflow.nodes).find(({ type }) => isTrigger(type));
	if (!startNode) throw new Error('The workflow has no trigger');
	const pinData = { [startNode.name]: items.map((item) => ({ json: item })) };
	const running = new WorkflowExecute(additionalData(json, credential), 'manual').run({
		workflow,
		startNode,
		pinData,
	});
	const finished = running.then((run): EngineRun => {
		const task = (node: string) => run.data.resultData.runData[node]?.at(-1);
		return {
			run,
			task,
			items: (node, output = 0) => task(node)?.data?.main?.[output] ?? [],
		};
	});
	return {
		finished,
		stop: () => {
			running.cancel();
		},
	};
}

export const runWorkflow = (
	json: WorkflowJson,
	items: IDataObject[],
	credential?: ICredentialDataDecryptedObject,
): Promise<EngineRun> => startWorkflow(json, items, credential).finished;

export const NODE = 'Refport';

/** A trigger, the Refport node, and a node after each of its outputs. */
export function refportWorkflow(
	parameters: INode['parameters'],
	settings: Partial<INode> = {},
): WorkflowJson {
	const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...more,
	});
	const to = (target: string) => [{ node: target, type: 'main' as const, index: 0 }];
	return {
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node(NODE, REFPORT_TYPE, {
				typeVersion: 2,
				parameters,
				...settings,
			}),
			node('Success', 'n8n-nodes-base.noOp'),
			node('Failure', 'n8n-nodes-base.noOp'),
		],
		connections: {
			Start: { main: [to(NODE)] },
			[NODE]: { main: [to('Success'), to('Failure')] },
		},
	};
}
