import type { IExecuteFunctions } from 'n8n-workflow';
import { type Result, failed, inputFailure } from '../../core/result';
import { findOperation } from '../../operations';
import { type Plan, type ReadParameter, VERSION } from '../../operations/operation';
import { toResult } from '../toResult';
import { type ReadReferences, fieldReferences } from './fieldReferences';
import { typedExpression } from './typedExpressions';
import { typedFieldName } from './typedFieldNames';

const holdsExpression = (value: unknown): boolean => {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
};

/** Returns a function that reads a parameter with expressions for an item. */
function expressionReader(context: IExecuteFunctions) {
	const { parameters: given } = context.getNode();
	const items = context.getInputData();
	const references = new Map<string, ReadReferences | undefined>();
	return (name: string, index: number): unknown => {
		if (!references.has(name)) references.set(name, fieldReferences(given[name]));
		const read = references.get(name);
		return read?.(items[index]?.json) ?? context.getNodeParameter(name, index, undefined);
	};
}

/**
 * Returns a function that reads the parameters of an item. Parameters without an expression are
 * read once per run, because each read takes n8n long.
 */
export function reader(context: IExecuteFunctions): (index: number) => ReadParameter {
	const { parameters: given, typeVersion } = context.getNode();
	const readExpression = expressionReader(context);
	const fixed = new Map<string, unknown>();
	return (index) => {
		const ofItem = new Map<string, unknown>();
		return (name) => {
			if (name === VERSION) return typeVersion;
			/** n8n passes only visible parameters. */
			if (!(name in given)) return undefined;
			const known = fixed.has(name) ? fixed : ofItem;
			if (known.has(name)) return known.get(name);
			const isFixed = !holdsExpression(given[name]);
			const value: unknown = isFixed
				? context.getNodeParameter(name, index, undefined)
				: readExpression(name, index);
			(isFixed ? fixed : ofItem).set(name, value);
			return value;
		};
	};
}

function plan(read: ReadParameter, input: Readonly<Record<string, unknown>>): Plan {
	const operation = findOperation(read('resource'), read('operation'));
	if (operation) return operation.plan(read, input);
	const message = 'this version of the node does not know the chosen resource and operation';
	return { step: 'fail', failure: inputFailure('PARAMETER_ERROR', message) };
}

/** Plans the item with this index. Sends no request. */
export type PlanItem = (index: number) => Promise<Result<Plan>>;

export function planner(context: IExecuteFunctions): PlanItem {
	const items = context.getInputData();
	const readerOf = reader(context);
	const { parameters } = context.getNode();
	const operation = findOperation(parameters.resource, parameters.operation);
	const fields = operation?.fields ?? [];
	const mistyped =
		typedExpression(parameters, fields) ?? typedFieldName(parameters, fields, items[0]?.json ?? {});
	if (mistyped) return () => Promise.resolve(failed(mistyped));
	return (index) =>
		toResult('PARAMETER_ERROR', () => plan(readerOf(index), items[index]?.json ?? {}));
}
