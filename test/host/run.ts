/** The outside of the host tests: a VS Code server, and a window on it that runs the bundled cases. */
import { launchChromium } from '../../scripts/chromium';
import { calmSettings, startHost } from '../../scripts/hosts/startHost';
import type { HostVersion } from '../../scripts/hosts/versions';
import { root } from '../../scripts/root';
import { Sentence } from '../../scripts/sentence';
import { temporaryFolder } from '../../scripts/temporaryFolder';
import type { Counts } from '../counts';
import { testModule } from './bundle';
import { countsMark, reportMark, windowMark, type WindowRequest } from './marks';
import { MoreWindows } from './moreWindows';
import { runInTestWindow } from './testWindow';

const timeoutMs = 360_000;

/** Runs the bundled cases in one VS Code, with the extension as built in dist/. @throws Sentence when no result comes */
export async function runHostTests(version: HostVersion): Promise<Counts> {
  const host = await startHost(version, {
    dataFolder: temporaryFolder(),
    settings: calmSettings,
    smokeTestDriver: true,
  });
  try {
    return await resultOf(version, host.url);
  } finally {
    await host.server.stop();
  }
}

async function resultOf(version: HostVersion, url: string): Promise<Counts> {
  const browser = await launchChromium();
  try {
    let counts: Counts | undefined;
    const others: string[] = [];
    const windows = new MoreWindows(browser, url, (line) => others.push(line));
    const onLine = (line: string): void => {
      if (line.startsWith(reportMark)) console.log(line.slice(reportMark.length));
      else if (line.startsWith(countsMark))
        counts = JSON.parse(line.slice(countsMark.length)) as Counts;
      else if (line.startsWith(windowMark))
        windows.follow(JSON.parse(line.slice(windowMark.length)) as WindowRequest);
      else others.push(line);
    };
    const folder = temporaryFolder();
    const run = { url, folder, extension: root, testModule, onLine, timeoutMs };
    const inTime = await runInTestWindow(browser, run);
    if (counts) return counts;
    const how = inTime ? 'ended without' : `took longer than ${timeoutMs / 1000} s to give`;
    throw new Sentence(
      `VS Code ${version.vscode} ${how} a result of the host tests. Its extension host said:\n` +
        others.slice(-50).join('\n'),
    );
  } finally {
    await browser.close();
  }
}
