import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/*.test.ts',
      'test/{unit,webview,simulator,aws,sharing,faults,scripts}/**/*.test.ts',
    ],
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
