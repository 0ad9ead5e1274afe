const { rm } = require('node:fs/promises');
const { spawn } = require('node:child_process');
const { src, dest, series } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

const compile = () =>
	spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' });

/** What tsc leaves behind: icons and codex files, at the places where n8n looks for them. */
const assets = () =>
	src(['nodes/**/*.{svg,json}', 'credentials/**/*.svg'], { base: '.', encoding: false }).pipe(
		dest('dist'),
	);

exports.build = series(clean, compile, assets);
