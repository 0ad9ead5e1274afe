import { type Browser, chromium, selectors } from 'playwright-core';

// n8n's own tests use this attribute to find elements of the editor.
selectors.setTestIdAttribute('data-test-id');

const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Starts the Chromium of the system. CHROMIUM sets its path if it differs from Debian's. */
export const launchChromium = (): Promise<Browser> =>
	chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS });
