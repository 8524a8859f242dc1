/** @type {import('jest').Config['transform']} */
const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true, tsx: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          react: { runtime: 'automatic', importSource: 'preact' },
        },
        experimental: { keepImportAttributes: true },
        keepClassNames: true,
      },
      module: { type: 'es6' },
    },
  ],
};

/**
 * Not in TypeScript: Node 20 would need a further package to read it.
 * @type {import('jest').Config}
 */
export default {
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e-spec.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/clients/', '<rootDir>/test/bench/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform,
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  setupFiles: ['reflect-metadata'],
  testTimeout: 60_000,
  // Modules of ESM tests are never let go: a worker is begun anew before they fill its memory.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
};
