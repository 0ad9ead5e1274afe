import type { INodeProperties } from 'n8n-workflow';
import { LIMITS } from '../../core/settings';

/** A numeric option with the range and default of its setting. */
export function numberOption(
	name: keyof typeof LIMITS,
	unit: string,
	description: string,
): INodeProperties {
	const { label, min, max, default: preset } = LIMITS[name];
	return {
		displayName: `${label}${unit}`,
		name,
		type: 'number',
		typeOptions: { minValue: min, maxValue: max },
		default: preset,
		description,
	};
}
