export const nextTurn = () => new Promise<void>(setImmediate);

export const turns = async (count: number) => {
	for (let done = 0; done < count; done += 1) await nextTurn();
};
