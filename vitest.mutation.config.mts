import { defineConfig } from 'vitest/config';

/** The tests of the code that `npm run mutate` changes: fast ones, for each of thousands of mutants runs them. */
export default defineConfig({
  test: {
    include: [
      'test/unit/{actions,audit,cloudwatch,connections/log,diagnosis,notifications,ports,replay,watching}/**/*.test.ts',
    ],
    setupFiles: ['test/shortProperties.ts'],
    testTimeout: 4_000,
    isolate: false,
  },
});
