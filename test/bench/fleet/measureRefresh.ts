/** Runs the refresh measurement in an extension host of its own. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../../scripts/root';
import type { HostVersion } from '../../../scripts/hosts/versions';
import { CliError } from '../../../scripts/cliError';
import { runInside } from '../runInside';
import {
  refreshMark,
  taskFile,
  type RefreshDelays,
  type RefreshTask,
  type Spread,
} from './refresh';
import { serveFleet } from './serveFleet';

const folder = join(cacheFolder, 'bench');
/** A thousand calls for connections and the pages of three thousand alarms take their time, ms. */
const timeoutMs = 300_000;

/** The delays. @throws CliError when the extension host reports none */
export async function measureRefresh(
  version: HostVersion,
  extension: string,
  spread: Spread,
): Promise<RefreshDelays> {
  const served = await serveFleet(spread);
  try {
    await mkdir(folder, { recursive: true });
    const task: RefreshTask = { spread, configFile: served.configFile };
    await writeFile(join(folder, taskFile), JSON.stringify(task));
    const [lines = []] = await runInside({
      version,
      extension,
      machineSettings: [{}],
      entryPoint: join(__dirname, 'refreshInside.ts'),
      testModule: join(folder, 'refreshInside.js'),
      timeoutMs,
    });
    return delaysIn(lines);
  } finally {
    await served.stop();
  }
}

function delaysIn(lines: readonly string[]): RefreshDelays {
  const line = lines.find((one) => one.startsWith(refreshMark));
  if (line === undefined) {
    throw new CliError(
      `The extension host did not report a refresh. Its output:\n${lines.join('\n')}`,
    );
  }
  return JSON.parse(line.slice(refreshMark.length)) as RefreshDelays;
}
