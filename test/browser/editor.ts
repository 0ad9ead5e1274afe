import type { Locator, Page } from 'playwright-core';
import { OWNER } from '../n8n/rest';
import { NODE } from '../engine/engine';

const SEARCH_MS = 3000;

/** The actions of a user in n8n's editor. */
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

	/** The connection from one node to another. */
	edge(from: string, to: string): Locator {
		const names = `[data-source-node-name="${from}"][data-target-node-name="${to}"]`;
		return this.page.locator(`[data-test-id=edge]${names}`);
	}

	async openNodesPanel(): Promise<void> {
		await this.page.keyboard.press('n');
		await this.nodesPanel.waitFor();
	}

	/** Whether the nodes panel finds the node with these words. Clears the last results first. */
	async findsNode(words: string): Promise<boolean> {
		const search = this.page.getByTestId('node-creator-search-bar');
		const offer = this.nodesPanel.getByText('Report sign-ups').first();
		await search.fill('no such node');
		await offer.waitFor({ state: 'hidden' });
		await search.fill(words);
		return await offer.waitFor({ timeout: SEARCH_MS }).then(
			() => true,
			() => false,
		);
	}

	/** The search results in the nodes panel, once they include the node. */
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

	/** The entries of the open list. */
	get offered(): Locator {
		return this.page.locator('[role=option]:visible');
	}

	async choose(parameter: string, option: string): Promise<void> {
		await this.parameter(parameter).locator('input').click();
		await this.offered.getByText(option, { exact: true }).first().click();
		await this.offered.first().waitFor({ state: 'hidden' });
	}

	/** A field of the input item in the schema view. */
	inputField(name: string): Locator {
		return this.input.locator(`[data-target=mappable][data-name="${name}"]`);
	}

	/**
	 * Drags an element. The mouse moves in steps, because the editor does not recognize a single jump
	 * as dragging.
	 */
	async drag(what: Locator, to: () => Promise<Point>): Promise<void> {
		const start = await centreOf(what);
		await this.page.mouse.move(start.x, start.y);
		await this.page.mouse.down();
		await this.page.mouse.move(start.x + 20, start.y + 20, { steps: 5 });
		// The editor moves its fields slightly when dragging begins.
		const { x, y } = await to();
		await this.page.mouse.move(x, y, { steps: 15 });
		await this.page.mouse.up();
	}

	async dragInto(what: Locator, target: Locator): Promise<void> {
		await target.scrollIntoViewIfNeeded();
		await this.drag(what, () => centreOf(target));
	}

	/** Widens the output panel by moving the form to the left. */
	async widenOutput(px: number): Promise<void> {
		const handle = this.page.getByTestId('panel-drag-button');
		const { x, y } = await centreOf(handle);
		await this.drag(handle, () => Promise.resolve({ x: x - px, y }));
	}

	/** The labels of the form from top to bottom. The hidden labels of the settings come last. */
	async labels(): Promise<string[]> {
		const texts = await this.form.getByTestId('input-label').allInnerTexts();
		return texts.map((text) => text.split('\n')[0]?.trim() ?? '').filter((text) => text !== '');
	}

	/** The labels that are too long for the form and end with an ellipsis. */
	async cutOffLabels(): Promise<string[]> {
		const labels = new Set(await this.labels());
		const texts = await this.form.getByTestId('input-label').evaluateAll((fields) =>
			fields
				.flatMap((field) => Array.from(field.querySelectorAll('*')))
				.filter((part) => getComputedStyle(part).textOverflow === 'ellipsis')
				.filter((part) => part.scrollWidth > part.clientWidth)
				.map((part) => part.textContent?.trim() ?? ''),
		);
		return texts.filter((text) => labels.has(text));
	}

	/** The fixed value or the expression of a field. */
	async textOf(parameter: string): Promise<string> {
		const field = this.parameter(parameter);
		const expression = field.locator('.cm-content');
		if ((await expression.count()) > 0) return (await expression.innerText()).trim();
		return await field.locator('input').first().inputValue();
	}
}

export async function boxOf(what: Locator) {
	const box = await what.boundingBox();
	if (!box) throw new Error(`Not on the page: ${what.toString()}`);
	return box;
}

interface Point {
	x: number;
	y: number;
}

async function centreOf(what: Locator): Promise<Point> {
	const { x, y, width, height } = await boxOf(what);
	return { x: x + width / 2, y: y + height / 2 };
}
