/**
 * The inside of the host tests: VS Code calls `run` in its extension host, where `vscode` is real. The
 * cases are every `*.case.ts` below this folder; run.ts, outside, bundles them as the sibling `cases.js`.
 */
import { inspect } from 'node:util';
import { runMocha } from '../mochaRun';
import { outcomeMark, reportMark } from './marks';

/** Runs every case. @throws Error when one failed, which VS Code turns into its exit code */
export async function run(): Promise<void> {
  const outcome = await runMocha({ load, timeoutMs: 30_000, print });
  console.log(`${outcomeMark}${JSON.stringify(outcome)}`);
  const failed = outcome.failures.length;
  if (failed > 0) throw new Error(`${failed} of the host tests failed.`);
}

function load(): void {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the cases load when Mocha is ready
    require('./cases.js');
  } catch (error) {
    print(inspect(error));
    throw error;
  }
}

function print(text: string): void {
  for (const line of text.split('\n')) console.log(`${reportMark}${line}`);
}
