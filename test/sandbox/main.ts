import { readTls } from './certificate';
import { ROUTES } from './control';
import { Sandbox } from './sandbox';

const port = Number(process.env.PORT ?? 4010);

/** A folder with a private key and a certificate. Without it, the sandbox uses HTTP. */
const folder = process.env.TLS_FOLDER;

async function main(): Promise<void> {
	const sandbox = await new Sandbox({ port, tls: folder ? readTls(folder) : undefined }).start();
	console.log(`The Refport sandbox listens on ${sandbox.url}, API key ${sandbox.apiKey}.

Click IDs that begin with click_ are known, those that begin with nolink_ answer null,
all others are INVALID_CLICK_ID. What it recorded, and how to make it misbehave:

${Object.keys(ROUTES)
	.map((route) => `  ${route}`)
	.join('\n')}

For example, the next two requests are limited for 3 seconds:

  curl ${sandbox.url}/_sandbox/fault -d '{"times":2,"status":429,"code":"RATE_LIMIT_EXCEEDED","wait":{"form":"seconds","seconds":3}}'

Ctrl-C stops it.`);
}

void main();
