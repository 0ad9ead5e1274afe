import { PackageDirectoryLoader } from 'n8n-core';

/**
 * Loads a package folder with n8n's loader, and prints the result. NODE_PATH must contain n8n's
 * modules.
 */
async function main(folder: string): Promise<void> {
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	const { description } = loader.getNode('refport').type as {
		description: { displayName: string };
	};
	const credential = loader.getCredential('refportApi').type;
	console.log(JSON.stringify({ description, credential }));
}

void main(process.argv[2] ?? '');
