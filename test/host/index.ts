/**
 * The inside of the host tests: VS Code calls `run` in its extension host, where `vscode` is real. The
 * cases are every `*.case.ts` below this folder; run.ts, outside, bundles them as the sibling `cases.js`.
 */
import { runMocha } from '../mochaRun';
import { countsMark, reportMark } from './marks';

/** Runs every case. @throws Error when one failed, which VS Code turns into its exit code */
export async function run(): Promise<void> {
  const counts = await runMocha({
    load: () => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- the cases load when Mocha is ready
      require('./cases.js');
    },
    timeoutMs: 30_000,
    print: (line) => {
      console.log(`${reportMark}${line}`);
    },
  });
  console.log(`${countsMark}${JSON.stringify(counts)}`);
  if (counts.failed > 0) throw new Error(`${counts.failed} of the host tests failed.`);
}
