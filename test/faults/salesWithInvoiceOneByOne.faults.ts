import { SALE, testMatrix } from './matrix';

testMatrix({
	concurrency: 1,
	kind: { ...SALE, additionalFields: { invoiceId: '={{ $json.userId }}' } },
	repeatsDoubt: true,
});
