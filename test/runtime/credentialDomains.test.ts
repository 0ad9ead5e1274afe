import { type INodeTypes, Workflow, isDomainAllowed } from 'n8n-workflow';
import { RefportApi } from '../../credentials/RefportApi.credentials';

const field = (name: string) =>
	new RefportApi().properties.find((property) => property.name === name);

const node = {
	id: '1',
	name: 'Mock',
	type: 'mock',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};

/** The allowed domains, resolved as in n8n's credentials helper. */
function allowedDomains(baseUrl: string): string {
	const nodeTypes = {
		getByNameAndVersion: () => ({ description: { properties: [] } }),
	} as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const data = { baseUrl, allowedDomains: field('allowedDomains')?.default as string };
	const resolved = workflow.expression.getComplexParameterValue(
		node,
		data,
		'internal',
		{},
		undefined,
		undefined,
		data,
	);
	return (resolved as typeof data).allowedDomains;
}

it('restricts the credential to certain domains with hidden fields', () => {
	expect(field('allowedHttpRequestDomains')).toMatchObject({ type: 'hidden', default: 'domains' });
	expect(field('allowedDomains')).toMatchObject({ type: 'hidden' });
});

it.each([
	['https://app.refport.co', 'app.refport.co'],
	[' https://proxy.example:8443/refport/ \n', 'proxy.example'],
	['HTTPS://App.Refport.co/', 'App.Refport.co'],
	['http://127.0.0.1:3000', '127.0.0.1'],
	['http://[::1]:3000/a', '[::1]'],
	['https://app.refport.co?x=https://evil.example', 'app.refport.co'],
	['', 'app.refport.co'],
	['refport', 'app.refport.co'],
	['={{ "https://proxy.example" }}', 'proxy.example'],
])('allows n8n to send the API key for the Base URL %j only to %s', (baseUrl, host) => {
	expect(allowedDomains(baseUrl)).toBe(host);
	expect(isDomainAllowed({ url: `https://${host}/api`, allowedDomains: host })).toBe(true);
	expect(isDomainAllowed({ url: 'https://evil.example/', allowedDomains: host })).toBe(false);
});

it('allows no other domain for a Base URL with a user name', () => {
	const allowed = allowedDomains('https://evil.example@app.refport.co');
	expect(isDomainAllowed({ url: 'https://evil.example/', allowedDomains: allowed })).toBe(false);
});
