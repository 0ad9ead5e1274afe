import { readText } from '../docs/markdown';
import { credentialFor } from '../e2e/realN8n';
import { picture } from './pictures';
import { type InEditor, see } from './useEditor';

/** Tests of the credential dialog, and of the credential test that n8n runs on saving. */
export function credentialDialog(inEditor: InEditor): void {
	const dialog = () => inEditor.editor.page.getByRole('dialog').last();
	const field = (name: string) => dialog().getByTestId(name).locator('input').first();
	const save = () => dialog().getByRole('button', { name: 'Save', exact: true }).click();

	see(inEditor, 'is found with the name of the service', async () => {
		const { editor } = inEditor;
		await editor.go('/home/credentials');
		await editor.page.getByRole('button', { name: 'Create credential' }).first().click();
		await editor.page.getByTestId('new-credential-type-select').locator('input').fill('refport');
		await editor.page.getByTestId('new-credential-type-select-option').first().click();
		await editor.page.getByTestId('new-credential-type-button').click();
		await field('apiKey').waitFor();
		expect(await dialog().innerText()).toContain('Refport API');
	});

	see(inEditor, 'has a password field for the API key and a default Base URL', async () => {
		const { editor, real } = inEditor;
		await field('apiKey').fill(real.sandbox.apiKey);
		expect(await field('apiKey').getAttribute('type')).toBe('password');
		expect(await field('baseUrl').inputValue()).toBe('https://app.refport.co');
		await dialog().getByText('In Refport, open Settings → API Keys').waitFor();
		// n8n's own field would let the user send the API key to all domains.
		expect(await dialog().innerText()).not.toContain('Allowed HTTP Request Domains');
		await picture(editor.page, 'credential', {
			around: [dialog().getByTestId('editCredential-modal')],
		});
	});

	see(inEditor, 'confirms a valid API key without recording anything', async () => {
		const { editor, real } = inEditor;
		await field('baseUrl').fill(credentialFor(real.sandbox).baseUrl);
		await save();
		await dialog().getByText('Connection tested successfully').waitFor();
		await picture(editor.page, 'credential-good-key');
		expect(real.sandbox.recorded).toEqual([]);
	});

	see(inEditor, 'shows advice for an invalid API key', async () => {
		const { editor } = inEditor;
		await field('apiKey').fill('rk_wrong');
		await save();
		await dialog().getByText('More details').click();
		await dialog()
			.getByText(/Refport rejected this API key\. Copy it again from Settings → API Keys/)
			.waitFor();
		await picture(editor.page, 'credential-bad-key');
	});

	see(
		inEditor,
		'shows the code ECONNREFUSED, which the README explains, if no server responds',
		async () => {
			const { editor } = inEditor;
			await field('baseUrl').fill('http://127.0.0.1:9');
			await save();
			await dialog().getByText('ECONNREFUSED').waitFor();
			await picture(editor.page, 'credential-unreachable');
			expect(readText('README.md')).toContain('`ECONNREFUSED`');
		},
	);
}
