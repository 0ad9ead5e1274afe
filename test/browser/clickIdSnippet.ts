import { readText } from '../docs/markdown';
import { type InEditor, see } from './useEditor';

const SHOP = 'https://shop.example';

/** The first block of HTML on the page of the documentation. */
const snippet = (): string => {
	const [, html = ''] = /```html\n([^]*?)```/.exec(readText('docs/click-ids.md')) ?? [];
	return html;
};

const FORM = `<form method="post" action="${SHOP}/sign-up">${snippet()}<button>Sign up</button></form>`;

/** What docs/click-ids.md tells people to paste into their site. */
export function clickIdSnippet(inEditor: InEditor): void {
	async function submitted(cookie?: string): Promise<string | null> {
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

	see(inEditor, 'puts the cookie into the hidden field of the form', async () => {
		expect(await submitted('click_ada')).toBe('refp_id=click_ada');
	});

	see(inEditor, 'leaves the field empty for visitors without one', async () => {
		expect(await submitted()).toBe('refp_id=');
	});
}
