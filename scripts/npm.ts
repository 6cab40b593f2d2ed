/** Runs npm; inside an npm script, the same npm. */
import { CliError } from './cliError';
import { runQuietly } from './setup/quiet';

/**
 * Runs npm in a folder and waits for it; prints only errors.
 * @throws CliError with the last lines of npm's output
 */
export async function npm(folder: string, ...args: readonly string[]): Promise<void> {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js')
    ? [process.execPath, [cli]]
    : process.platform === 'win32'
      ? ['cmd', ['/c', 'npm']]
      : ['npm', []];
  // Scripts inherit the project's folder from npm; here another folder is meant.
  const env = { ...process.env };
  delete env.npm_config_local_prefix;
  const { code, said } = await runQuietly(command, [...first, ...args], { cwd: folder, env });
  if (code === 0) return;
  throw new CliError(
    `npm ${args.join(' ')} failed (code ${code}); check the network and npm's registry, ` +
      `then run it again.\n${said}`,
  );
}
