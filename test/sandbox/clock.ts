/** Milliseconds since the epoch, with fractions: the processes of a benchmark compare their times. */
export const epochMs = (): number => performance.timeOrigin + performance.now();
