import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

interface Run {
	child: ChildProcess;
	folder: string;
	/** The ID of a process that the run started in the background. */
	background: number;
}

const SCRIPT = `
	import { spawn } from 'node:child_process';
	import { tmpdir } from 'node:os';
	import { openRunFolder } from ${JSON.stringify(join(__dirname, 'runFolder'))};
	openRunFolder();
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
	console.log(JSON.stringify({ folder: tmpdir(), background: child.pid }));
	process.stdin.on('data', () => { throw new Error('a failure'); });
`;

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((done) => setTimeout(done, 20));
}

async function start(): Promise<Run> {
	const child = spawn(process.execPath, [require.resolve('tsx/cli'), '--eval', SCRIPT], {
		stdio: ['pipe', 'pipe', 'ignore'],
	});
	const [line] = (await once(child.stdout, 'data')) as [Buffer];
	return { child, ...(JSON.parse(line.toString()) as Omit<Run, 'child'>) };
}

it.each([
	['is interrupted', ({ child }: Run) => child.kill('SIGINT')],
	['is terminated', ({ child }: Run) => child.kill('SIGTERM')],
	['fails', ({ child }: Run) => child.stdin?.write('now')],
])('a run that %s removes its folder and ends its processes', async (_, end) => {
	const run = await start();
	expect([existsSync(run.folder), isAlive(run.background)]).toEqual([true, true]);
	const exited = once(run.child, 'exit');
	end(run);
	await exited;
	await until(() => !isAlive(run.background));
	expect(existsSync(run.folder)).toBe(false);
});
