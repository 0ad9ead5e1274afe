import type { Browser } from 'playwright-core';
import { type RealN8n, useRealN8n } from '../e2e/realN8n';
import { launchChromium } from './chromium';
import { Editor } from './editor';
import { picture } from './pictures';

/** Large enough for an open node, and small enough for a page of the documentation. */
export const VIEWPORT = { width: 1000, height: 760 };

const TIMEOUT_MS = 60_000;

export interface InEditor {
	editor: Editor;
	real: RealN8n;
}

/** A real n8n with the owner signed in to the editor, for all tests of a file. */
export function useEditor(): InEditor {
	let browser: Browser | undefined;
	// This hook must come before the one that stops n8n, so the browser closes first.
	afterAll(() => browser?.close());
	const inEditor = { real: useRealN8n() } as InEditor;
	beforeAll(async () => {
		browser = await launchChromium();
		const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: 'light' });
		page.setDefaultTimeout(TIMEOUT_MS);
		inEditor.editor = new Editor(page, inEditor.real.n8n.url);
		await inEditor.editor.signIn();
	});
	beforeEach(async () => {
		inEditor.real.sandbox.reset();
		await inEditor.editor.page.setViewportSize(VIEWPORT);
	});
	return inEditor;
}

/** Declares a test that takes a screenshot if it fails. */
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
