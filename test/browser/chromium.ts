import { type Browser, chromium, selectors } from 'playwright-core';

// The attribute by which n8n's own tests find the parts of its editor.
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

/** The system's Chromium; CHROMIUM tells where it is, if not at Debian's place. */
export const launchChromium = (): Promise<Browser> =>
	chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS });
