import type { Figures } from './measure';
import { tell } from '../statistics';

/** One line on the terminal for each thing that was measured. */
export function progress(name: string, figures: Figures): void {
	const { seconds, leadsPerSecond, cpuPerLeadMs, requests, limited, lost, doubled } = figures;
	const parts = [
		`${tell(seconds, 2)} s`,
		`${tell(leadsPerSecond)} leads/s`,
		`${tell(cpuPerLeadMs, 2)} ms CPU a lead`,
		`${requests} requests`,
		`${limited} × 429`,
		`${lost} lost`,
		`${doubled} doubled`,
	];
	console.log(`  ${name}: ${parts.join(', ')}`);
}
