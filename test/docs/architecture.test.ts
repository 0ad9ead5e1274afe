import { findCircularImport, importsOf, partOf, sourceFiles } from './imports';
import { readText } from './markdown';

const PAGE = readText('docs/architecture.md');

/** The layers of each folder, from lines like `nodes/Refport/core/  events → values → result`. */
const ORDERS = [...PAGE.matchAll(/^(nodes\/\S*)\/ +(.+ → .+)$/gm)].map(
	([, folder = '', order = '']) => ({
		folder,
		layers: order.split(' → ').map((layer) => layer.split(', ')),
	}),
);

it('docs/architecture.md lists the layers of the node, the runtime, the operations and the core', () => {
	expect(ORDERS.map(({ folder }) => folder)).toEqual([
		'nodes/Refport',
		'nodes/Refport/runtime',
		'nodes/Refport/operations',
		'nodes/Refport/core',
	]);
});

describe.each(ORDERS)('the layers of $folder', ({ folder, layers }) => {
	const layerOf = (part: string) => layers.findIndex((layer) => layer.includes(part));
	const files = sourceFiles(folder);

	it('include every file and folder', () => {
		const parts = new Set(files.map((file) => partOf(folder, file)));
		expect([...parts].sort()).toEqual(layers.flat().sort());
	});

	it('import only from layers to their right', () => {
		const violations = files.flatMap((file) => {
			const part = partOf(folder, file) ?? '';
			return importsOf(file)
				.filter((target) => {
					const to = partOf(folder, target);
					return to !== undefined && to !== part && layerOf(to) <= layerOf(part);
				})
				.map((target) => `${file} imports ${target}`);
		});
		expect(violations).toEqual([]);
	});
});

it('the node has no circular imports', () => {
	expect(findCircularImport(sourceFiles('nodes/Refport'))).toBeUndefined();
});
