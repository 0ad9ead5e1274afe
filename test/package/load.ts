import { PackageDirectoryLoader } from 'n8n-core';

/** Loads a package folder as n8n does, and prints what n8n would know of it. NODE_PATH leads to n8n's modules. */
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
