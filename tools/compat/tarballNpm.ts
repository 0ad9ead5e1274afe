import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * An `npm` command for n8n's installer that takes our package from a tarball; every other command goes
 * to the real npm. n8n itself accepts a registry other than the public one only with a license.
 */
export function tarballNpm(name: string, version: string, tarball: string, path: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'refport-npm-'));
	const script = `#!/bin/sh
case "$1 $2" in
"view ${name}@"*) echo '"${version}"' ;;
"pack ${name}@"*) cp ${quote(tarball)} . && echo ${quote(basename(tarball))} ;;
*) PATH=${quote(path)} exec npm "$@" ;;
esac
`;
	writeFileSync(join(folder, 'npm'), script, { mode: 0o755 });
	return folder;
}
