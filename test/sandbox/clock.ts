/**
 * Milliseconds since the epoch, with fractions, because the processes of a benchmark compare their
 * times.
 */
export const epochMs = (): number => performance.timeOrigin + performance.now();
