import { readText } from '../docs/markdown';
import { credentialFor } from '../e2e/realN8n';
import { picture } from './pictures';
import { type InEditor, see } from './useEditor';

/** The dialog that makes a credential, and the test that n8n runs when it is saved. */
export function credentialDialog(inEditor: InEditor): void {
	const dialog = () => inEditor.editor.page.getByRole('dialog').last();
	const field = (name: string) => dialog().getByTestId(name).locator('input').first();
	const save = () => dialog().getByRole('button', { name: 'Save', exact: true }).click();

	see(inEditor, 'is found by the name of the service', async () => {
		const { editor } = inEditor;
		await editor.go('/home/credentials');
		await editor.page.getByRole('button', { name: 'Create credential' }).first().click();
		await editor.page.getByTestId('new-credential-type-select').locator('input').fill('refport');
		await editor.page.getByTestId('new-credential-type-select-option').first().click();
		await editor.page.getByTestId('new-credential-type-button').click();
		await field('apiKey').waitFor();
		expect(await dialog().innerText()).toContain('Refport API');
	});

	see(inEditor, 'asks for the key, and knows the address', async () => {
		const { editor, real } = inEditor;
		await field('apiKey').fill(real.sandbox.apiKey);
		expect(await field('apiKey').getAttribute('type')).toBe('password');
		expect(await field('baseUrl').inputValue()).toBe('https://app.refport.co');
		await dialog().getByText('In Refport, open Settings → API Keys').waitFor();
		// n8n's own field, which would offer to send the key to all domains.
		expect(await dialog().innerText()).not.toContain('Allowed HTTP Request Domains');
		await picture(editor.page, 'credential', {
			around: [dialog().getByTestId('editCredential-modal')],
		});
	});

	see(inEditor, 'tells that a good key works, and records nothing', async () => {
		const { editor, real } = inEditor;
		await field('baseUrl').fill(credentialFor(real.sandbox).baseUrl);
		await save();
		await dialog().getByText('Connection tested successfully').waitFor();
		await picture(editor.page, 'credential-good-key');
		expect(real.sandbox.recorded).toEqual([]);
	});

	see(inEditor, 'tells what to do about a bad key', async () => {
		const { editor } = inEditor;
		await field('apiKey').fill('rk_wrong');
		await save();
		await dialog().getByText('More details').click();
		await dialog()
			.getByText(/Refport rejected this API key\. Copy it again from Settings → API Keys/)
			.waitFor();
		await picture(editor.page, 'credential-bad-key');
	});

	see(inEditor, "shows n8n's bare code if nothing answers, which the README explains", async () => {
		const { editor } = inEditor;
		await field('baseUrl').fill('http://127.0.0.1:9');
		await save();
		await dialog().getByText('ECONNREFUSED').waitFor();
		await picture(editor.page, 'credential-unreachable');
		expect(readText('README.md')).toContain('`ECONNREFUSED`');
	});
}
