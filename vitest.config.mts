import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'shared',
          setupFiles: ['test/propertySeed.ts'],
          include: ['test/{unit,simulator}/**/*.test.ts'],
          // These leave nothing behind, and loading what they test costs more than running them.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'own',
          setupFiles: ['test/propertySeed.ts'],
          include: ['test/*.test.ts', 'test/{webview,aws,sharing,faults,scripts}/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
