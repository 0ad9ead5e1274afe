import { openRunFolder } from '../runFolder';
import { prepareFolder } from './preparedFolder';

/** Installs n8n, if needed, because the first installation takes longer than the timeout of a hook. */
export default async function globalSetup(): Promise<void> {
	openRunFolder();
	await prepareFolder();
}
