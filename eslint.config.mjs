import eslint from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Calls that have one home each; anywhere else they are an error. */
const oneHome = [
  ['vscode.commands.registerCommand', 'Register commands in src/ui/messages/commands.ts.'],
  ['vscode.window.showInformationMessage', 'Show messages through src/ui/messages/messages.ts.'],
  ['vscode.window.showWarningMessage', 'Show messages through src/ui/messages/messages.ts.'],
  ['vscode.window.showErrorMessage', 'Show messages through src/ui/messages/messages.ts.'],
].map(([call, message]) => {
  const [, object, method] = call.split('.');
  return {
    selector: `CallExpression[callee.property.name='${method}'][callee.object.property.name='${object}']`,
    message,
  };
});

export default tseslint.config(
  { ignores: ['dist', '.cache', 'node_modules', 'test-results', '*.vsix'] },
  eslint.configs.recommended,
  {
    rules: {
      // One line has no braces; a body of several lines has them.
      curly: ['error', 'multi-or-nest', 'consistent'],
      'no-duplicate-imports': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/webview/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': ['error', ...oneHome],
    },
  },
  {
    // Expressions meet text that others wrote: their time must be linear in it.
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': 'error',
    },
  },
  {
    files: ['src/ui/messages/commands.ts', 'src/ui/messages/messages.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // One place makes SDK clients, one place reads SDK errors.
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: ['src/aws/access/clients.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            ['@aws-sdk/client-ec2', 'EC2Client'],
            ['@aws-sdk/client-cloudwatch', 'CloudWatchClient'],
            ['@aws-sdk/client-sns', 'SNSClient'],
            ['@aws-sdk/client-sso', 'SSOClient'],
            ['@aws-sdk/client-sts', 'STSClient'],
          ].map(([name, client]) => ({
            name,
            importNames: [client],
            message: 'SDK clients are made in src/aws/access/clients.ts.',
            allowTypeImports: true,
          })),
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        console: 'readonly',
      },
    },
  },
);
