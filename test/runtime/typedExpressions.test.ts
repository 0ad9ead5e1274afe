import { typedExpression } from '../../nodes/Refport/runtime/plan/typedExpressions';

it.each([
	'{{ $json.id }}',
	'a {{ b }}',
	'$json.id',
	' $json["id"]',
	'$node.x',
	'$("Webhook").item',
])('takes %s for an expression', (value) => {
	expect(typedExpression({ clickId: value }, [])).toMatchObject({
		code: 'INVALID_INPUT',
		field: 'clickId',
		message: 'clickId: This is an expression typed as fixed text. Switch the field to Expression.',
	});
});

it.each([
	'={{ $json.id }}',
	'click_1',
	'$49.90',
	'costs $json',
	'{ "a": { "b": {} } }',
	'',
	7,
	true,
])('takes %p for a value', (value) => {
	expect(typedExpression({ clickId: value }, [])).toBeUndefined();
});
