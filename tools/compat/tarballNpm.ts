import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Creates an `npm` command that installs our package from a tarball and passes all other commands
 * to the real npm. Returns its folder for the PATH of n8n. n8n supports other registries only with
 * a license.
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
