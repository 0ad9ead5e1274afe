import type { MakeDesign } from '../design';
import { Cubic } from './adaptiveRetry/cubic';
import { RateClock } from './adaptiveRetry/rateClock';
import { TokenBucket } from './adaptiveRetry/tokenBucket';
import { CommonPause } from './commonPause';

/** The bucket never fills faster than this multiple of the measured rate. */
const MAX_MEASURED = 2;

/** AWS lets the caller choose this number. 50 requests per second need it with a latency of 1 s. */
const CONNECTIONS = 50;

/**
 * The adaptive retry mode of the AWS SDKs. Once a request is rate limited, a token bucket limits the
 * rate, which follows CUBIC (RFC 9438). Based on botocore/retries/adaptive.py of
 * github.com/boto/botocore. Requested waits, which AWS does not support, pause all requests.
 */
export const adaptiveRetry: MakeDesign = (random) => {
	const clock = new RateClock();
	const cubic = new Cubic();
	const bucket = new TokenBucket();
	const pause = new CommonPause(random);
	let isEnabled = false;
	let inFlight = 0;
	return {
		wait: (now) => {
			if (inFlight >= CONNECTIONS) return Number.POSITIVE_INFINITY;
			return Math.max(pause.left(now), isEnabled ? bucket.wait(now / 1000) : 0);
		},
		start: (now) => {
			inFlight += 1;
			if (isEnabled) bucket.take(now / 1000);
			return now;
		},
		accept: (_ticket, now) => {
			inFlight -= 1;
			const measured = clock.record(now / 1000);
			bucket.setRate(Math.min(cubic.accepted(now / 1000), MAX_MEASURED * measured), now / 1000);
		},
		refuse: ({ lead, namedMs }, now) => {
			inFlight -= 1;
			const measured = clock.record(now / 1000);
			const rate = isEnabled ? Math.min(measured, bucket.perSecond) : measured;
			isEnabled = true;
			bucket.setRate(
				Math.min(cubic.limited(rate, now / 1000), MAX_MEASURED * measured),
				now / 1000,
			);
			return pause.add(lead, namedMs, now);
		},
	};
};
