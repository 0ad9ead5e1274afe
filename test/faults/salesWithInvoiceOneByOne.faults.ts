import { SALE, testMatrix } from './matrix';

testMatrix({
	concurrency: 1,
	kind: { ...SALE, invoiceId: '={{ $json.userId }}' },
	retriesUnknown: true,
});
