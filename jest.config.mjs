export const swc = {
  // backend/.swcrc is for the build, which renames imports from .ts to .js.
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    target: 'es2024',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
}

const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/'],
  testEnvironment: 'node',
}

export default {
  // Never what a test waits for, only what ends one that hangs; a busy machine may be slow.
  testTimeout: 60_000,
  projects: [
    { ...shared, displayName: 'frontend', rootDir: 'frontend', testMatch: ['<rootDir>/src/**/*.test.ts'] },
    { ...shared, displayName: 'domain', rootDir: 'backend/domain', testMatch: ['<rootDir>/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'backend',
      rootDir: 'backend',
      testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/test/**/*.test.ts'],
      globalSetup: '<rootDir>/test/global-setup.ts',
      globalTeardown: '<rootDir>/test/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'simulation',
      rootDir: 'simulation',
      testMatch: ['<rootDir>/*.test.ts'],
      globalSetup: '<rootDir>/../backend/test/global-setup.ts',
      globalTeardown: '<rootDir>/../backend/test/global-teardown.ts',
    },
  ],
}
