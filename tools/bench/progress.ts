import type { Figures } from './measure';
import { formatNumber } from '../statistics';

/** Prints one line for each measurement. */
export function progress(name: string, figures: Figures): void {
	const { seconds, leadsPerSecond, cpuPerLeadMs, requests, limited, lost, duplicates } = figures;
	const parts = [
		`${formatNumber(seconds, 2)} s`,
		`${formatNumber(leadsPerSecond)} leads/s`,
		`${formatNumber(cpuPerLeadMs, 2)} ms CPU per lead`,
		`${requests} requests`,
		`${limited} × 429`,
		`${lost} lost`,
		`${duplicates} duplicates`,
	];
	console.log(`  ${name}: ${parts.join(', ')}`);
}
