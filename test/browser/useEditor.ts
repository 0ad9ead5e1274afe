import type { Browser } from 'playwright-core';
import { type RealN8n, useRealN8n } from '../e2e/realN8n';
import { launchChromium } from './chromium';
import { Editor } from './editor';
import { picture } from './pictures';

/** A node's view fills it, and a page of documentation has room for it. */
export const VIEWPORT = { width: 1000, height: 760 };

const PATIENCE_MS = 60_000;

export interface InEditor {
	editor: Editor;
	real: RealN8n;
}

/** A real n8n with its owner signed in to the editor; for all tests of a file. */
export function useEditor(): InEditor {
	let browser: Browser | undefined;
	// Before n8n's own hook, so that the browser leaves first.
	afterAll(() => browser?.close());
	const inEditor = { real: useRealN8n() } as InEditor;
	beforeAll(async () => {
		browser = await launchChromium();
		const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: 'light' });
		page.setDefaultTimeout(PATIENCE_MS);
		inEditor.editor = new Editor(page, inEditor.real.n8n.url);
		await inEditor.editor.signIn();
	});
	beforeEach(async () => {
		inEditor.real.sandbox.reset();
		await inEditor.editor.page.setViewportSize(VIEWPORT);
	});
	return inEditor;
}

/** A test that leaves a picture of the page where it fails. */
export function see(inEditor: InEditor, what: string, steps: () => Promise<void>): void {
	it(what, async () => {
		try {
			await steps();
		} catch (error) {
			await picture(inEditor.editor.page, `failed-${what.replaceAll(/\W+/g, '-')}`);
			throw error;
		}
	});
}
