import { testMatrix } from './matrix';

testMatrix({ concurrency: 10, kind: {}, retriesUnknown: true });
