/**
 * Starts the packaged extension again and again, each time in an extension host of its own, and
 * collects VS Code's performance marks of each start.
 */
import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installExtension, type Settings } from '../../scripts/hosts/startHost';
import type { HostVersion } from '../../scripts/hosts/versions';
import { cacheFolder, vsixFile } from '../../scripts/root';
import { CliError } from '../../scripts/cliError';
import { temporaryFolder } from '../../scripts/temporaryFolder';
import { writeEmptyExtension } from './emptyExtension';
import { runInside } from './runInside';
import { startMark, stopwatchName, type Start } from './start';

/** What is started, once for each of the machine settings. */
export interface StartsOptions {
  readonly version: HostVersion;
  /** The folder of the extension as it was unpacked from its .vsix. */
  readonly extension: string;
  /** Of each start, in order. */
  readonly machineSettings: readonly Settings[];
}

/**
 * Times `activate` in the unpacked copy: it takes one or two milliseconds, and VS Code's marks are
 * whole ones. What returns a promise would need another stopwatch.
 */
const stopwatch = `
{
  const { activate, ...others } = module.exports;
  const timed = (context) => {
    const begun = performance.now();
    const result = activate(context);
    globalThis.${stopwatchName} = performance.now() - begun;
    if (result instanceof Promise) throw new Error('activate() returns before it is over');
    return result;
  };
  module.exports = { ...others, activate: timed };
}
`;

/**
 * Unpacks the .vsix as VS Code does, and adds the stopwatch. The folder is gone when this process
 * ends.
 */
export async function unpackExtension(version: HostVersion): Promise<string> {
  const dataFolder = temporaryFolder();
  const extensionsFolder = join(dataFolder, 'extensions');
  await installExtension(version, { dataFolder, extensionsFolder }, vsixFile);
  const folders = await readdir(extensionsFolder);
  const folder = folders.find((name) => name.startsWith('client-vpn-watch.'));
  if (folder === undefined) throw new CliError(`VS Code did not unpack ${vsixFile}.`);
  const extension = join(extensionsFolder, folder);
  await appendFile(join(extension, 'dist', 'extension.js'), stopwatch);
  return extension;
}

/** One start after another. @throws CliError when one of them reports nothing */
export async function measureStarts(options: StartsOptions): Promise<readonly Start[]> {
  const entryPoint = join(__dirname, 'startInside.ts');
  const testModule = join(cacheFolder, 'bench', 'startInside.js');
  const extensionsFolder = await writeEmptyExtension();
  const runs = await runInside({ ...options, extensionsFolder, entryPoint, testModule });
  return runs.map(startIn);
}

function startIn(lines: readonly string[]): Start {
  const line = lines.find((one) => one.startsWith(startMark));
  if (line === undefined) {
    throw new CliError(
      `The extension host did not report a start. Its output:\n${lines.join('\n')}`,
    );
  }
  return JSON.parse(line.slice(startMark.length)) as Start;
}
