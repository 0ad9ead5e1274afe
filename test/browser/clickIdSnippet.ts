import { readText } from '../docs/markdown';
import { type InEditor, see } from './useEditor';

const SHOP = 'https://shop.example';

/** The first HTML block in docs/click-ids.md. */
const snippet = (): string => {
	const [, html = ''] = /```html\n([^]*?)```/.exec(readText('docs/click-ids.md')) ?? [];
	return html;
};

const FORM = `<form method="post" action="${SHOP}/sign-up">${snippet()}<button>Sign up</button></form>`;

/** Tests of the snippet in docs/click-ids.md for the user's site. */
export function clickIdSnippet(inEditor: InEditor): void {
	async function submittedBody(cookie?: string): Promise<string | null> {
		const { page } = inEditor.editor;
		const context = page.context();
		await page.route(`${SHOP}/**`, (route) =>
			route.fulfill({ contentType: 'text/html', body: FORM }),
		);
		const session = { name: 'session', value: 'secret', url: SHOP };
		const others = cookie === undefined ? [] : [{ name: 'refp_id', value: cookie, url: SHOP }];
		await context.addCookies([session, ...others]);
		await page.goto(`${SHOP}/`);
		const request = page.waitForRequest(`${SHOP}/sign-up`);
		await page.getByText('Sign up').click();
		const body = (await request).postData();
		await page.unroute(`${SHOP}/**`);
		await context.clearCookies({ domain: 'shop.example' });
		return body;
	}

	see(inEditor, 'copies the cookie to the hidden field of the form', async () => {
		expect(await submittedBody('click_ada')).toBe('refp_id=click_ada');
	});

	see(inEditor, 'leaves the field empty for visitors without the cookie', async () => {
		expect(await submittedBody()).toBe('refp_id=');
	});
}
