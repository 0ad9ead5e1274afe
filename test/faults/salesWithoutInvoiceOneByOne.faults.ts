import { SALE, testMatrix } from './matrix';

testMatrix({ concurrency: 1, kind: SALE, retriesUnknown: false });
