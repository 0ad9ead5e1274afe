import type { Locator, Page } from 'playwright-core';
import { OWNER } from '../n8n/rest';
import { NODE } from '../engine/engine';

/** n8n's editor, in the words of its user. */
export class Editor {
	readonly input: Locator;

	readonly form: Locator;

	readonly output: Locator;

	readonly nodesPanel: Locator;

	readonly nodeOffers: Locator;

	constructor(
		readonly page: Page,
		private readonly url: string,
	) {
		this.input = page.getByTestId('ndv-input-panel');
		this.form = page.getByTestId('node-parameters');
		this.output = page.getByTestId('output-panel');
		this.nodesPanel = page.getByTestId('node-creator');
		this.nodeOffers = this.nodesPanel.getByTestId('node-creator-item-name');
	}

	async signIn(): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.locator('input[type=email]').fill(OWNER.email);
		await this.page.locator('input[type=password]').fill(OWNER.password);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.waitForURL('**/home/**');
	}

	async go(path: string): Promise<void> {
		await this.page.goto(`${this.url}${path}`);
	}

	async openWorkflow({ id }: { id: string }, shown = NODE): Promise<void> {
		await this.go(`/workflow/${id}`);
		await this.node(shown).waitFor();
	}

	node(name: string): Locator {
		return this.page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`);
	}

	async openNode(name = NODE): Promise<void> {
		await this.node(name).dblclick();
		await this.form.waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.form.waitFor({ state: 'hidden' });
	}

	/** The line from one node to another. */
	edge(from: string, to: string): Locator {
		const names = `[data-source-node-name="${from}"][data-target-node-name="${to}"]`;
		return this.page.locator(`[data-test-id=edge]${names}`);
	}

	async openNodesPanel(): Promise<void> {
		await this.page.keyboard.press('n');
		await this.nodesPanel.waitFor();
	}

	/** What the nodes panel offers for these words, once the node is among it. */
	async searchNodes(words: string): Promise<string[]> {
		await this.page.getByTestId('node-creator-search-bar').fill(words);
		await this.nodesPanel.getByText('Report sign-ups').first().waitFor();
		return await this.nodeOffers.allInnerTexts();
	}

	async runWorkflow(): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').first().click();
	}

	async runNode(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
	}

	parameter(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}

	/** A field of the incoming item, as the schema view shows it. */
	inputField(name: string): Locator {
		return this.input.locator(`[data-target=mappable][data-name="${name}"]`);
	}

	/** Moves the mouse in steps, since the editor takes a jump for no dragging. */
	async drag(what: Locator, to: { x: number; y: number }): Promise<void> {
		const start = await centreOf(what);
		await this.page.mouse.move(start.x, start.y);
		await this.page.mouse.down();
		await this.page.mouse.move(start.x + 20, start.y + 20, { steps: 5 });
		await this.page.mouse.move(to.x, to.y, { steps: 15 });
		await this.page.mouse.up();
	}

	async dragInto(what: Locator, target: Locator): Promise<void> {
		await target.scrollIntoViewIfNeeded();
		await this.drag(what, await centreOf(target));
	}

	/** Gives the output pane more room: the form moves to the left. */
	async widenOutput(px: number): Promise<void> {
		const handle = this.page.getByTestId('panel-drag-button');
		const { x, y } = await centreOf(handle);
		await this.drag(handle, { x: x - px, y });
	}

	/** The labels of the form, from top to bottom; those of the settings come last, hidden. */
	async labels(): Promise<string[]> {
		const texts = await this.form.getByTestId('input-label').allInnerTexts();
		return texts.map((text) => text.split('\n')[0]?.trim() ?? '').filter((text) => text !== '');
	}
}

export async function boxOf(what: Locator) {
	const box = await what.boundingBox();
	if (!box) throw new Error(`Not on the page: ${what.toString()}`);
	return box;
}

async function centreOf(what: Locator): Promise<{ x: number; y: number }> {
	const { x, y, width, height } = await boxOf(what);
	return { x: x + width / 2, y: y + height / 2 };
}
