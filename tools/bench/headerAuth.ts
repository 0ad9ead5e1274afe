import type { Rest } from '../../test/n8n/rest';

/** The name of n8n's credential type. */
export const HEADER_AUTH = 'httpHeaderAuth';

const NAME = 'Header Auth';

const credentialFor = (apiKey: string) => ({
	name: NAME,
	type: HEADER_AUTH,
	data: { name: 'Authorization', value: `Bearer ${apiKey}` },
});

/** Saves the API key as users of the HTTP Request node do, who do not have this package. */
export async function createHeaderAuth(rest: Rest, apiKey: string) {
	const { id } = await rest.post<{ id: string }>('/credentials', credentialFor(apiKey));
	return { id, name: NAME };
}

export const updateHeaderAuth = (rest: Rest, id: string, apiKey: string): Promise<void> =>
	rest.patch(`/credentials/${id}`, credentialFor(apiKey));
