import { testMatrix } from './matrix';

testMatrix({ concurrency: 1, kind: {}, retriesUnknown: true });
