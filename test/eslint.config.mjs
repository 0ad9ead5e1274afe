import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * Code that does not ship may use Node.js, and follows the strictest rules of typescript-eslint.
 */
export default tseslint.config(
	{ ignores: ['**/*.mjs', '**/*.js'] },
	js.configs.recommended,
	tseslint.configs.strictTypeChecked,
	tseslint.configs.stylisticTypeChecked,
	{
		languageOptions: {
			parserOptions: {
				project: './test/tsconfig.json',
				tsconfigRootDir: `${import.meta.dirname}/..`,
			},
		},
		rules: {
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
		},
	},
);
