/** Starts the accounts of the refresh measurement, and writes the profiles that lead to them. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { startProcess } from '../../../scripts/processes';
import { cacheFolder } from '../../../scripts/root';
import { CliError } from '../../../scripts/cliError';
import { temporaryFolder } from '../../../scripts/temporaryFolder';
import { profileOf, type Spread } from './refresh';

/** A fleet that is being served. */
export interface ServedFleet {
  /** A shared config with a profile for each scope. */
  readonly configFile: string;
  stop(): Promise<void>;
}

/** Serves the fleet in a process of its own. @throws CliError when that does not come up */
export async function serveFleet(spread: Spread): Promise<ServedFleet> {
  const outfile = join(cacheFolder, 'bench', 'servedFleet.js');
  const entryPoints = [join(__dirname, 'servedFleet.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', logLevel: 'warning' });
  const folder = temporaryFolder();
  const args = [process.execPath, outfile, JSON.stringify(spread)] as const;
  const [command, ...rest] = args;
  const server = startProcess(command, rest, { cwd: folder, output: 'pipe' });
  const { stdout } = server.child;
  const said = stdout && once(createInterface(stdout), 'line');
  const [line] = (await Promise.race([said, server.exited.then(() => [])])) as [string?];
  if (line === undefined) throw new CliError('The accounts of the bench did not come up.');
  const configFile = join(folder, 'config');
  await writeFile(configFile, configOf(JSON.parse(line) as readonly string[]));
  return { configFile, stop: () => server.stop() };
}

function configOf(urls: readonly string[]): string {
  const profiles = urls.map((url, index) => [
    `[profile ${profileOf(index)}]`,
    `endpoint_url = ${url}`,
    'aws_access_key_id = bench',
    'aws_secret_access_key = bench',
    '',
  ]);
  return profiles.flat().join('\n');
}
