import { SALE, testMatrix } from './matrix';

testMatrix({
	concurrency: 10,
	kind: { ...SALE, additionalFields: { invoiceId: '={{ $json.userId }}' } },
	repeatsDoubt: true,
});
