/** Runs installers with much output, which is printed only if they fail. */
import { startProcess } from '../processes';

/** The result of a program. */
export interface QuietEnd {
  readonly code: number;
  /** The end of its output on both streams. */
  readonly said: string;
}

/** Runs a program in a folder and waits for it. */
export async function runQuietly(
  command: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<QuietEnd> {
  const options = { cwd, output: 'pipe', ...(env && { env }) } as const;
  const { child, exited } = startProcess(command, args, options);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
  return { code: await exited, said: said.trim() };
}
