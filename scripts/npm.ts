/** Runs npm, the one that runs us where there is one. */
import { Sentence } from './sentence';
import { runQuietly } from './setup/quiet';

/**
 * Runs npm in a folder and waits for it; it speaks only when it fails.
 * @throws Sentence with the last lines of what npm said
 */
export async function npm(folder: string, ...args: readonly string[]): Promise<void> {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js')
    ? [process.execPath, [cli]]
    : process.platform === 'win32'
      ? ['cmd', ['/c', 'npm']]
      : ['npm', []];
  // A script that npm runs inherits the project's folder as npm's own; here it is another one.
  const env = { ...process.env };
  delete env.npm_config_local_prefix;
  const { code, said } = await runQuietly(command, [...first, ...args], { cwd: folder, env });
  if (code === 0) return;
  throw new Sentence(
    `npm ${args.join(' ')} failed (code ${code}); check the network and npm's registry, ` +
      `then run it again.\n${said}`,
  );
}
