import { defineConfig } from 'vitest/config';

/** These end what hangs: a machine with other work to do takes many times as long as an idle one. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

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
          ...patience,
        },
      },
      {
        test: {
          name: 'own',
          setupFiles: ['test/propertySeed.ts'],
          include: ['test/*.test.ts', 'test/{webview,aws,sharing,faults,scripts}/**/*.test.ts'],
          ...patience,
        },
      },
    ],
  },
});
