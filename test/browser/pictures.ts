import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PROJECT } from '../n8n/pack';
import { boxOf } from './editor';

/** The screenshots in the documentation. A run with DOCS_IMAGES=1 updates them. */
const IN_DOCS: ReadonlySet<string> = new Set([
	'credential',
	'find-node',
	'actions',
	'track-lead',
	'error',
	'error-branch',
	'workflow',
	'hint',
	'stripe-sale',
]);

let folder = process.env.PICTURES;

function folderOf(name: string): string {
	if (process.env.DOCS_IMAGES === '1' && IN_DOCS.has(name)) return join(PROJECT, 'docs/images');
	folder ??= mkdtempSync(join(tmpdir(), 'refport-pictures-'));
	return folder;
}

/** The part of the page around these elements, with a margin in px. */
export interface Crop {
	around: Locator[];
	margin?: number;
	height?: number;
}

async function clipOf({ around, margin = 0, height }: Crop) {
	const boxes = await Promise.all(around.map(boxOf));
	const x = Math.min(...boxes.map((box) => box.x)) - margin;
	const y = Math.min(...boxes.map((box) => box.y)) - margin;
	const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin;
	const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin;
	return { x, y, width: right - x, height: height ?? bottom - y };
}

/**
 * Hides n8n's notifications and the links to other nodes, because they would cover parts of the
 * screenshot.
 */
const UNCOVERED = '.el-notification, [data-test-id=floating-nodes] { display: none !important }';

export async function picture(page: Page, name: string, crop?: Crop): Promise<void> {
	const to = folderOf(name);
	mkdirSync(to, { recursive: true });
	await page.screenshot({
		path: join(to, `${name}.png`),
		clip: crop && (await clipOf(crop)),
		style: UNCOVERED,
		animations: 'disabled',
	});
}
