/**
 * The inside of the host tests: VS Code calls `run` in its extension host, where `vscode` is real. The
 * cases are every `*.case.ts` below this folder; run.ts, outside, bundles them as the sibling `cases.js`.
 */
import { inspect } from 'node:util';
import { runMocha } from '../mochaRun';
import { attemptMark, onlyVariable, reportMark } from './marks';

/** Runs the cases. @throws Error when one failed, which VS Code turns into its exit code */
export async function run(): Promise<void> {
  const named = process.env[onlyVariable];
  const only = named === undefined ? undefined : (JSON.parse(named) as readonly string[]);
  const attempt = await runMocha({ load, only, timeoutMs: 30_000, print });
  console.log(`${attemptMark}${JSON.stringify(attempt)}`);
  const failed = attempt.failed.length;
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
