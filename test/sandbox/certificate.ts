import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const KEY = 'key.pem';
const CERTIFICATE = 'certificate.pem';

/** Most services use an elliptic curve key. Node.js requires the IP address as a subject name. */
const REQUEST = [
	...['req', '-x509', '-nodes', '-days', '2', '-newkey', 'ec'],
	...['-pkeyopt', 'ec_paramgen_curve:prime256v1', '-subj', '/CN=Refport sandbox'],
	...['-addext', 'subjectAltName=IP:127.0.0.1'],
];

/** The private key and certificate of a TLS server, as PEM. */
export interface Tls {
	key: string;
	cert: string;
}

export interface Certificate extends Tls {
	folder: string;
	/** The path for NODE_EXTRA_CA_CERTS. */
	file: string;
	remove: () => void;
}

export const readTls = (folder: string): Tls => ({
	key: readFileSync(join(folder, KEY), 'utf8'),
	cert: readFileSync(join(folder, CERTIFICATE), 'utf8'),
});

/** Creates a certificate for 127.0.0.1 in a temporary folder, which the caller must remove. */
export function makeCertificate(): Certificate {
	const folder = mkdtempSync(join(tmpdir(), 'refport-tls-'));
	const remove = () => {
		rmSync(folder, { recursive: true, force: true });
	};
	const file = join(folder, CERTIFICATE);
	try {
		execFileSync('openssl', [...REQUEST, '-keyout', join(folder, KEY), '-out', file], {
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		return { ...readTls(folder), folder, file, remove };
	} catch (error) {
		remove();
		throw error;
	}
}
