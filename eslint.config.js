import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only foundations/config reads the environment.',
};

export default tseslint.config(
  { ignores: ['dist', 'coverage', '.sphere', 'node_modules'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.cjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Its report on the options literal of NestFactory.create has no remedy.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // French sets no-break spaces before its punctuation.
      'no-irregular-whitespace': ['error', { skipTemplates: true }],
      // What is taken out of an object to leave the rest.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'migrations/**/*.ts'],
    ignores: ['src/foundations/config/**', '**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnvironment] },
  },
  {
    // domain-knows-no-time: instants and identifiers come in as arguments.
    files: ['src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'performance', 'setTimeout', 'setInterval'],
      'no-restricted-syntax': [
        'error',
        noEnvironment,
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The domain knows no time.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'The domain knows no time.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'The domain draws no lots.',
        },
        {
          selector: 'CallExpression[callee.name=/^random(UUID|Bytes|Int)$/]',
          message: 'The domain draws no lots.',
        },
      ],
    },
  },
  {
    // Properties of entities are filled by TypeORM.
    files: ['src/**/*.entity.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { module: 'writable', process: 'readonly', console: 'readonly' } },
  },
  {
    // Modules of pages: they run in browsers.
    files: ['src/doors/web/assets/files/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...['document', 'navigator', 'location', 'self', 'fetch', 'indexedDB', 'IDBKeyRange'],
          ...['setTimeout', 'clearTimeout', 'addEventListener', 'removeEventListener', 'btoa'],
          ...[
            'AbortController',
            'DOMParser',
            'Event',
            'EventTarget',
            'FormData',
            'URLSearchParams',
          ],
          ...['Worker', 'XMLHttpRequest', 'Intl', 'URL', 'HTMLButtonElement'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['test/bench/**/*.ts', 'test/browser/screenshots.ts', 'test/clients/**/*.{ts,js}'],
    rules: { 'no-console': 'off' },
  },
);
