/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Tests are slow on a busy machine. A test that hangs still fails.
  testTimeout: 30_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs', importInterop: 'swc' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/', '/miniprogram_npm/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
}
