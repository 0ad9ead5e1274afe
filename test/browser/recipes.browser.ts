import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { readExample } from '../e2e/example';
import { PROJECT } from '../n8n/pack';
import { picture } from './pictures';
import { see, useEditor } from './useEditor';

const inEditor = useEditor();

const NAMES = readdirSync(join(PROJECT, 'workflows')).map((file) => basename(file, '.json'));

const textOf = (name: string) => readFileSync(join(PROJECT, 'workflows', `${name}.json`), 'utf8');

/**
 * Only end-to-end tests execute these recipes. One has another trigger first, the other has no
 * invalid sample.
 */
const NOT_BY_ONE_CLICK = ['payment-webhooks', 'stored-click-ids'];

const EXECUTION_MS = 20_000;

/** Pastes a workflow like Ctrl+V on the canvas. */
async function paste(page: Page, text: string, notes: number): Promise<void> {
	await page.evaluate((pasted) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', pasted);
		document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
	}, text);
	await page
		.getByTestId('sticky')
		.nth(notes - 1)
		.waitFor();
	await page.keyboard.press('1');
}

async function newWorkflow(): Promise<Page> {
	const { page } = inEditor.editor;
	await page.setViewportSize({ width: 1600, height: 1000 });
	await inEditor.editor.go('/workflow/new');
	await page.getByTestId('canvas-wrapper').waitFor();
	return page;
}

/** The notes that are too small for their text, with the hidden height in px. */
const cutOff = (page: Page) =>
	page.evaluate(() =>
		Array.from(document.querySelectorAll('[data-test-id=sticky]')).flatMap((note) => {
			const hidden = Array.from(note.querySelectorAll('*')).map(({ scrollHeight, clientHeight }) =>
				clientHeight > 40 ? scrollHeight - clientHeight : 0,
			);
			const maxHidden = Math.max(...hidden);
			return maxHidden > 1 ? [`${(note.textContent ?? '').slice(0, 40)}: ${maxHidden} px`] : [];
		}),
	);

see(inEditor, 'the check for notes finds one that is too small for its text', async () => {
	const page = await newWorkflow();
	const { nodes, ...recipe } = readExample('signup-webhook');
	const small = nodes.map((node) =>
		node.name === 'Read Me' ? { ...node, parameters: { ...node.parameters, height: 200 } } : node,
	);
	await paste(page, JSON.stringify({ ...recipe, nodes: small }), 1);
	expect(await cutOff(page)).toEqual([expect.stringMatching(/^Track sign-ups in Refport.* px$/s)]);
});

describe.each(NAMES)('the recipe %s, pasted into a new workflow', (name) => {
	const { nodes, pinData } = readExample(name);
	const notes = nodes.filter(({ type }) => type.endsWith('.stickyNote'));
	const [stop] = nodes.filter(({ type }) => type.endsWith('.stopAndError'));

	see(inEditor, 'shows all nodes and the full text of its notes', async () => {
		const page = await newWorkflow();
		await paste(page, textOf(name), notes.length);
		expect(await page.getByTestId('canvas-node').count()).toBe(nodes.length - notes.length);
		await picture(page, `recipe-${name}`);
		expect(await cutOff(page)).toEqual([]);
	});

	if (!stop || Object.keys(pinData).length === 0 || NOT_BY_ONE_CLICK.includes(name)) return;

	see(inEditor, 'runs with its pinned samples without sending anything', async () => {
		const { editor, real } = inEditor;
		await editor.runWorkflow();
		await editor.node(stop.name).getByTestId('node-issues').waitFor({ timeout: EXECUTION_MS });
		await picture(editor.page, `recipe-${name}-executed`);
		expect(real.sandbox.seen).toEqual([]);
	});
});
