import { findCircle, importsOf, roomOf, sourceFiles } from './imports';
import { readText } from './markdown';

const PAGE = readText('docs/architecture.md');

/** Lines such as `nodes/Refport/core/  events → values → result`, as folder and floors. */
const ORDERS = [...PAGE.matchAll(/^(nodes\/\S*)\/ +(.+ → .+)$/gm)].map(
	([, folder = '', order = '']) => ({
		folder,
		floors: order.split(' → ').map((floor) => floor.split(', ')),
	}),
);

it('the page orders the rooms of the node, the runtime, the operations and the core', () => {
	expect(ORDERS.map(({ folder }) => folder)).toEqual([
		'nodes/Refport',
		'nodes/Refport/runtime',
		'nodes/Refport/operations',
		'nodes/Refport/core',
	]);
});

describe.each(ORDERS)('in $folder', ({ folder, floors }) => {
	const floorOf = (room: string) => floors.findIndex((floor) => floor.includes(room));
	const files = sourceFiles(folder);

	it('the page names every file and folder', () => {
		const rooms = new Set(files.map((file) => roomOf(folder, file)));
		expect([...rooms].sort()).toEqual(floors.flat().sort());
	});

	it('every import goes to the right', () => {
		const wrong = files.flatMap((file) => {
			const room = roomOf(folder, file) ?? '';
			return importsOf(file)
				.filter((target) => {
					const to = roomOf(folder, target);
					return to !== undefined && to !== room && floorOf(to) <= floorOf(room);
				})
				.map((target) => `${file} imports ${target}`);
		});
		expect(wrong).toEqual([]);
	});
});

it('no files import each other in a circle', () => {
	expect(findCircle(sourceFiles('nodes/Refport'))).toBeUndefined();
});
