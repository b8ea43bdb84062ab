import tseslint from 'typescript-eslint'

/** Globals that a phone does not have, or has only on some of them. */
const ABSENT_ON_PHONES = [
  'Intl',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'WebSocket',
  'fetch',
  'AbortController',
  'Blob',
  'atob',
  'btoa',
  'crypto',
  'performance',
  'queueMicrotask',
  'structuredClone',
  'localStorage',
  'window',
  'document',
  'Buffer',
  'process',
  'require',
]

const typed = (files, project) => ({
  files,
  languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
})

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', 'miniprogram/miniprogram_npm/', 'data/'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/require-await': 'off',
      complexity: ['error', { max: 8, variant: 'modified' }],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
    },
  },
  typed(['miniprogram/**/*.ts', 'typings/**/*.ts'], 'tsconfig.json'),
  typed(['server/**/*.ts', 'protocol/**/*.ts'], 'server/tsconfig.json'),
  typed(['simulator/compile/**/*.ts'], 'simulator/tsconfig.json'),
  typed(['simulator/platform/**/*.ts'], 'simulator/platform/tsconfig.json'),
  typed(['simulator/runtime/**/*.ts', 'simulator/web/**/*.ts'], 'simulator/web/tsconfig.json'),
  typed(['bench/**/*.ts'], 'bench/tsconfig.json'),
  typed(['test/**/*.ts'], 'test/tsconfig.json'),
  {
    files: ['miniprogram/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...ABSENT_ON_PHONES] },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  }
)
