import { SALE, testMatrix } from './matrix';

testMatrix({ concurrency: 10, kind: SALE, retriesUnknown: false });
