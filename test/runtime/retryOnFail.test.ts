import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { inputFailure } from '../../nodes/Refport/core/result';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';
import { earlierTries } from '../../nodes/Refport/runtime/dedupe/retryOnFail';

interface Try {
	executionId?: string;
	nodeId?: string;
	run?: number;
	retryOnFail?: boolean;
}

const triesOf = ({ executionId = '1', nodeId = 'a', run = 0, retryOnFail = true }: Try) =>
	earlierTries({
		getNode: () => ({ id: nodeId, retryOnFail }),
		getExecutionId: () => executionId,
		getWorkflowDataProxy: () => ({ $runIndex: run }),
	} as unknown as IExecuteFunctions);

const TRACKED: Outcome = { ok: true, output: { outcome: 'tracked' } };

const failed = (more: object): Outcome => ({
	ok: false,
	failure: { ...inputFailure('X', 'm'), ...more },
	attempts: 1,
});

const anItem = (): INodeExecutionData => ({ json: {} });

describe('with Retry On Fail, a later try of the execution', () => {
	it.each<[string, Outcome]>([
		['a tracked item', TRACKED],
		['an item that would fail again', failed({ retryable: false })],
		['an item that may be recorded', failed({ retryable: true, mayBeRecorded: true })],
	])('does not repeat %s', (_, outcome) => {
		const item = anItem();
		triesOf({}).remember(item, outcome);
		expect(triesOf({}).recall(item)).toBe(outcome);
	});

	it('repeats an item that was not recorded and may succeed', () => {
		const item = anItem();
		triesOf({}).remember(item, failed({ retryable: true }));
		expect(triesOf({}).recall(item)).toBeUndefined();
	});
});

it.each<[string, Try]>([
	['another execution', { executionId: '2' }],
	['another node', { nodeId: 'b' }],
	['another run of the node in a loop', { run: 1 }],
	['a node without Retry On Fail', { retryOnFail: false }],
])(
	'the outcome of an item does not count for %s, even if the item is the same object',
	(_, other) => {
		const item = anItem();
		triesOf({}).remember(item, TRACKED);
		expect(triesOf(other).recall(item)).toBeUndefined();
	},
);
