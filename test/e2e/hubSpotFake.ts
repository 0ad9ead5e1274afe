import { once } from 'node:events';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HubSpotContact {
	id: string;
	properties: Record<string, string | null>;
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}

const isNew = ({ properties }: HubSpotContact): boolean =>
	Boolean(properties.refp_id) && !properties.refport_status;

/**
 * A fake HubSpot. GET returns the contacts that the example searches for, PATCH /<id> changes
 * properties.
 */
export class HubSpotFake {
	private readonly server = createServer((request, response) => {
		void (async () => {
			const id = request.url?.split('/').at(-1);
			const contact = this.contacts.find((one) => one.id === id);
			if (request.method === 'PATCH' && contact) {
				const { properties } = JSON.parse(await textOf(request)) as HubSpotContact;
				Object.assign(contact.properties, properties);
				this.patched.push(contact.id);
			}
			const result = request.method === 'PATCH' ? contact : this.contacts.filter(isNew);
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(result));
		})();
	});

	readonly patched: string[] = [];

	private constructor(readonly contacts: HubSpotContact[]) {}

	static async start(contacts: HubSpotContact[]): Promise<HubSpotFake> {
		const fake = new HubSpotFake(contacts);
		fake.server.listen(0, '127.0.0.1');
		await once(fake.server, 'listening');
		return fake;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	statusOf(id: string): string | null | undefined {
		return this.contacts.find((one) => one.id === id)?.properties.refport_status;
	}

	stop(): void {
		this.server.close();
	}
}
