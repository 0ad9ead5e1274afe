import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../n8n/pack';
import { picture } from './pictures';
import { type InEditor, see } from './useEditor';

const SIZE = 16;

const THEMES = [
	{ file: 'refport.svg', background: '#ffffff' },
	{ file: 'refport.dark.svg', background: '#2d2e33' },
] as const;

const urlOf = (file: string): string => {
	const svg = readFileSync(join(PROJECT, 'nodes/Refport', file)).toString('base64');
	return `data:image/svg+xml;base64,${svg}`;
};

const cell = ({ file, background }: (typeof THEMES)[number]): string => `
	<div style="background:${background};padding:16px;display:flex;gap:16px;align-items:center">
		<img src="${urlOf(file)}" width="${SIZE}" height="${SIZE}">
		<img src="${urlOf(file)}" width="40" height="40">
		<canvas width="${SIZE}" height="${SIZE}" style="width:160px;image-rendering:pixelated"
			data-background="${background}"></canvas>
	</div>`;

/**
 * Draws the icon in n8n's smallest size, and counts the pixels with enough contrast (3 to 1, as in
 * WCAG).
 */
const visiblePixels = (canvas: HTMLCanvasElement): number => {
	const context = canvas.getContext('2d');
	const image = canvas.parentElement?.querySelector('img');
	if (!context || !image) return 0;
	context.fillStyle = canvas.dataset.background ?? '';
	context.fillRect(0, 0, canvas.width, canvas.height);
	const luminance = (rgb: number[]): number => {
		const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
			const part = value / 255;
			return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const at = (index: number) => {
		const x = index % canvas.width;
		const pixel = context.getImageData(x, Math.floor(index / canvas.width), 1, 1).data;
		return luminance([...pixel.slice(0, 3)]);
	};
	const background = at(0);
	context.drawImage(image, 0, 0, canvas.width, canvas.height);
	const contrasts = Array.from({ length: canvas.width * canvas.height }, (_, index) => {
		const [dark = 0, light = 0] = [at(index), background].sort((a, b) => a - b);
		return (light + 0.05) / (dark + 0.05);
	});
	return contrasts.filter((contrast) => contrast >= 3).length;
};

/** Tests of the icon in the smallest size that n8n uses. */
export function icon(inEditor: InEditor): void {
	see(inEditor, 'is visible at 16 px on a light and a dark background', async () => {
		const { page } = inEditor.editor;
		await page.setContent(`<body style="margin:0">${THEMES.map(cell).join('')}</body>`);
		await page
			.locator('img')
			.last()
			.evaluate((image: HTMLImageElement) => image.decode());
		for (const canvas of await page.locator('canvas').all()) {
			expect(await canvas.evaluate(visiblePixels)).toBeGreaterThan(SIZE * 2);
		}
		await picture(page, 'icon');
	});
}
