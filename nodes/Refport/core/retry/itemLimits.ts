/** How often one item was rate limited, and what became of the others meanwhile. */
export class ItemLimits {
	/** How often the item was rate limited. */
	times = 0;
	/** How often in a row, while the service accepted no other request. */
	timesAlone = 0;
	/** Whether others were accepted since it was rate limited before: then the limit is its own. */
	isItsOwn = false;

	private acceptedBefore = 0;

	/** @param acceptedCount how many requests of the account were accepted so far */
	add(acceptedCount: number): void {
		const othersAccepted = acceptedCount > this.acceptedBefore;
		this.isItsOwn = this.times > 0 && othersAccepted;
		this.timesAlone = this.isItsOwn ? 1 : this.timesAlone + 1;
		this.times += 1;
		this.acceptedBefore = acceptedCount;
	}
}
