import { typedExpression } from '../../nodes/Refport/runtime/plan/typedExpressions';

it.each([
	'{{ $json.id }}',
	'a {{ b }}',
	'$json.id',
	' $json["id"]',
	'$node.x',
	'$("Webhook").item',
])('reports %s as an expression typed as fixed text', (value) => {
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
])('accepts the fixed value %p', (value) => {
	expect(typedExpression({ clickId: value }, [])).toBeUndefined();
});
