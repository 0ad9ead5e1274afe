import { openRunFolder } from './runFolder';

export default function globalSetup(): void {
	openRunFolder();
}
