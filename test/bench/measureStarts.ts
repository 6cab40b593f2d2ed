/**
 * Starts the packaged extension again and again, each time in an extension host of its own, and
 * gathers what VS Code's marks tell of each start.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installExtension, type Settings } from '../../scripts/hosts/startHost';
import type { HostVersion } from '../../scripts/hosts/versions';
import { cacheFolder, vsixFile } from '../../scripts/root';
import { CliError } from '../../scripts/cliError';
import { temporaryFolder } from '../../scripts/temporaryFolder';
import { writeEmptyExtension } from './emptyExtension';
import { runInside } from './runInside';
import { startMark, type Start } from './start';

/** What is started how often. */
export interface StartsOptions {
  readonly version: HostVersion;
  /** The folder of the extension as it was unpacked from its .vsix. */
  readonly extension: string;
  readonly machineSettings: Settings;
  readonly count: number;
}

/** Unpacks the .vsix as VS Code does; the folder is gone when this process ends. */
export async function unpackExtension(version: HostVersion): Promise<string> {
  const dataFolder = temporaryFolder();
  const extensionsFolder = join(dataFolder, 'extensions');
  await installExtension(version, { dataFolder, extensionsFolder }, vsixFile);
  const folders = await readdir(extensionsFolder);
  const folder = folders.find((name) => name.startsWith('client-vpn-watch.'));
  if (folder === undefined) throw new CliError(`VS Code did not unpack ${vsixFile}.`);
  return join(extensionsFolder, folder);
}

/** One start after another. @throws CliError when one of them tells nothing */
export async function measureStarts(options: StartsOptions): Promise<readonly Start[]> {
  const entryPoint = join(__dirname, 'startInside.ts');
  const testModule = join(cacheFolder, 'bench', 'startInside.js');
  const extensionsFolder = await writeEmptyExtension();
  const runs = await runInside({ ...options, extensionsFolder, entryPoint, testModule });
  return runs.map(startIn);
}

function startIn(lines: readonly string[]): Start {
  const line = lines.find((one) => one.startsWith(startMark));
  if (line === undefined)
    throw new CliError(`The extension host did not tell of a start. It said:\n${lines.join('\n')}`);
  return JSON.parse(line.slice(startMark.length)) as Start;
}
