/** Runs the refresh measurement in an extension host of its own. */
import { join } from 'node:path';
import { cacheFolder } from '../../../scripts/root';
import type { HostVersion } from '../../../scripts/hosts/versions';
import { Sentence } from '../../../scripts/sentence';
import { runInside } from '../runInside';
import { refreshMark, type RefreshDelays } from './refresh';

/** The delays. @throws Sentence when the extension host tells of none */
export async function measureRefresh(
  version: HostVersion,
  extension: string,
): Promise<RefreshDelays> {
  const [lines = []] = await runInside({
    version,
    extension,
    machineSettings: {},
    count: 1,
    entryPoint: join(__dirname, 'refreshInside.ts'),
    testModule: join(cacheFolder, 'bench', 'refreshInside.js'),
  });
  const line = lines.find((one) => one.startsWith(refreshMark));
  if (line === undefined)
    throw new Sentence(
      `The extension host did not tell of a refresh. It said:\n${lines.join('\n')}`,
    );
  return JSON.parse(line.slice(refreshMark.length)) as RefreshDelays;
}
