import type { IExecuteFunctions } from 'n8n-workflow';
import { type Result, inputFailure } from '../core/result';
import { findOperation } from '../operations';
import type { Plan } from '../operations/operation';
import { attempt } from './attempt';

function plan(context: IExecuteFunctions, index: number): Plan {
	const read = (name: string): unknown => context.getNodeParameter(name, index, undefined);
	const operation = findOperation(read('resource'), read('operation'));
	if (operation) return operation.plan(read, context.getInputData()[index]?.json ?? {});
	const message = 'this version of the node does not know the chosen resource and operation';
	return { step: 'fail', failure: inputFailure('PARAMETER_ERROR', message) };
}

/** Reads the parameters of one item and decides what is to be done for it; sends nothing. */
export const planItem = (context: IExecuteFunctions, index: number): Promise<Result<Plan>> =>
	attempt('PARAMETER_ERROR', () => plan(context, index));
