/**
 * Starts the packaged extension again and again, each time in an extension host of its own, and
 * gathers what VS Code's marks tell of each start.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { launchChromium } from '../../scripts/chromium';
import {
  calmSettings,
  installExtension,
  startHost,
  type Settings,
} from '../../scripts/hosts/startHost';
import type { HostVersion } from '../../scripts/hosts/versions';
import { cacheFolder, vsixFile } from '../../scripts/root';
import { Sentence } from '../../scripts/sentence';
import { temporaryFolder } from '../../scripts/temporaryFolder';
import { runInTestWindow } from '../host/testWindow';
import { startMark, type Start } from './start';

const timeoutMs = 60_000;

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
  if (folder === undefined) throw new Sentence(`VS Code did not unpack ${vsixFile}.`);
  return join(extensionsFolder, folder);
}

/** One start after another. @throws Sentence when one of them tells nothing */
export async function measureStarts(options: StartsOptions): Promise<readonly Start[]> {
  const testModule = join(cacheFolder, 'bench', 'startInside.js');
  await build({
    entryPoints: [join(__dirname, 'startInside.ts')],
    outfile: testModule,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const host = await startHost(options.version, {
    dataFolder: temporaryFolder(),
    settings: calmSettings,
    machineSettings: options.machineSettings,
    smokeTestDriver: true,
  });
  const browser = await launchChromium();
  const folder = temporaryFolder();
  try {
    const starts: Start[] = [];
    for (let index = 0; index < options.count; index++) {
      const lines: string[] = [];
      const onLine = (line: string): void => void lines.push(line);
      const { extension } = options;
      await runInTestWindow(browser, {
        url: host.url,
        folder,
        extension,
        testModule,
        onLine,
        timeoutMs,
      });
      starts.push(startIn(lines));
    }
    return starts;
  } finally {
    await browser.close();
    await host.server.stop();
  }
}

function startIn(lines: readonly string[]): Start {
  const line = lines.find((one) => one.startsWith(startMark));
  if (line === undefined)
    throw new Sentence(`The extension host did not tell of a start. It said:\n${lines.join('\n')}`);
  return JSON.parse(line.slice(startMark.length)) as Start;
}
