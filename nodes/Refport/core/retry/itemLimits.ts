/**
 * How often one item was rate limited, and whether the service accepted other requests meanwhile.
 */
export class ItemLimits {
	/** Number of rate-limited requests. */
	times = 0;
	/** The same, since the service last accepted another request. */
	timesAlone = 0;
	/**
	 * Whether the limit affects only this item, because other requests were accepted since its last
	 * one.
	 */
	isItsOwn = false;

	private acceptedBefore = 0;

	/** @param acceptedCount number of requests of the account that were accepted so far */
	add(acceptedCount: number): void {
		const othersAccepted = acceptedCount > this.acceptedBefore;
		this.isItsOwn = this.times > 0 && othersAccepted;
		this.timesAlone = this.isItsOwn ? 1 : this.timesAlone + 1;
		this.times += 1;
		this.acceptedBefore = acceptedCount;
	}
}
