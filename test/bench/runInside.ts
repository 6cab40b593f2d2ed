/** Runs a module in extension hosts, each with a new copy of the packaged extension, and collects its output. */
import { build } from 'esbuild';
import { launchChromium } from '../../scripts/chromium';
import {
  calmSettings,
  startHost,
  writeMachineSettings,
  type Settings,
} from '../../scripts/hosts/startHost';
import type { HostVersion } from '../../scripts/hosts/versions';
import { temporaryFolder } from '../../scripts/temporaryFolder';
import { runInTestWindow } from '../host/testWindow';

const usualTimeoutMs = 90_000;

/** What is run where, once for each of the machine settings. */
export interface InsideRun {
  readonly version: HostVersion;
  /** The folder of the extension as it was unpacked from its .vsix. */
  readonly extension: string;
  /** A folder of installed extensions, which run in the same hosts. */
  readonly extensionsFolder?: string;
  /** Of each run, in order. */
  readonly machineSettings: readonly Settings[];
  /** Exports `run`. */
  readonly entryPoint: string;
  /** Where it is bundled to. */
  readonly testModule: string;
  /** Of each run. */
  readonly timeoutMs?: number;
}

/** The lines that each run has printed, one run after another. */
export async function runInside(options: InsideRun): Promise<readonly (readonly string[])[]> {
  const { version, extension, machineSettings, testModule } = options;
  const { extensionsFolder, timeoutMs = usualTimeoutMs } = options;
  await build({
    entryPoints: [options.entryPoint],
    outfile: testModule,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const dataFolder = temporaryFolder();
  const host = await startHost(version, {
    dataFolder,
    ...(extensionsFolder !== undefined && { extensionsFolder }),
    settings: calmSettings,
    smokeTestDriver: true,
  });
  const browser = await launchChromium();
  const folder = temporaryFolder();
  try {
    const runs: (readonly string[])[] = [];
    for (const settings of machineSettings) {
      await writeMachineSettings(dataFolder, settings);
      const lines: string[] = [];
      const onLine = (line: string): void => void lines.push(line);
      const run = { url: host.url, folder, extension, testModule, onLine, timeoutMs };
      await runInTestWindow(browser, run);
      runs.push(lines);
    }
    return runs;
  } finally {
    await browser.close();
    await host.server.stop();
  }
}
