import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const KEY = 'key.pem';
const CERTIFICATE = 'certificate.pem';

/** An elliptic curve key, as most services have. Node.js wants the address as a subject name. */
const REQUEST = [
	...['req', '-x509', '-nodes', '-days', '2', '-newkey', 'ec'],
	...['-pkeyopt', 'ec_paramgen_curve:prime256v1', '-subj', '/CN=Refport sandbox'],
	...['-addext', 'subjectAltName=IP:127.0.0.1'],
];

/** What a server needs to speak TLS, as PEM. */
export interface Tls {
	key: string;
	cert: string;
}

export interface Certificate extends Tls {
	folder: string;
	/** For NODE_EXTRA_CA_CERTS. */
	file: string;
	remove: () => void;
}

export const readTls = (folder: string): Tls => ({
	key: readFileSync(join(folder, KEY), 'utf8'),
	cert: readFileSync(join(folder, CERTIFICATE), 'utf8'),
});

/** Makes a certificate for 127.0.0.1 in a temporary folder, which the caller removes. */
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
