/**
 * The outside of the host tests: a VS Code server with its smoke test driver, and a browser page that
 * stands for the window. The page hands over what the extension host prints, and its exit code.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { format } from 'node:util';
import { launchChromium } from '../../scripts/chromium';
import { calmSettings, startHost } from '../../scripts/hosts/startHost';
import type { HostVersion } from '../../scripts/hosts/versions';
import { root } from '../../scripts/root';
import { Sentence } from '../../scripts/sentence';
import { temporaryFolder } from '../../scripts/temporaryFolder';
import { trialSettings } from '../../scripts/trialSettings';
import type { Counts } from '../counts';
import { testModule } from './bundle';
import { countsMark, reportMark } from './marks';

const timeoutMs = 180_000;

/** Runs the bundled cases in one VS Code, with the extension as built in dist/. @throws Sentence when no result comes */
export async function runHostTests(version: HostVersion): Promise<Counts> {
  const host = await startHost(version, {
    dataFolder: temporaryFolder(),
    settings: calmSettings,
    machineSettings: trialSettings,
    smokeTestDriver: true,
  });
  try {
    return await resultOf(version, workbenchUrl(host.url));
  } finally {
    await host.server.stop();
  }
}

/** The address that makes the workbench load the extension from the project and run the tests on it. */
function workbenchUrl(url: string): string {
  const remote = `vscode-remote://${new URL(url).host}`;
  const payload = [
    ['extensionDevelopmentPath', `${remote}${root}`],
    ['extensionTestsPath', `${remote}${testModule}`],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({
    folder: temporaryFolder(),
    payload: JSON.stringify(payload),
  });
  return `${url}?${query.toString()}`;
}

async function resultOf(version: HostVersion, url: string): Promise<Counts> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    let counts: Counts | undefined;
    const others: string[] = [];
    await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
      const line = format(...args);
      if (line.startsWith(reportMark)) console.log(line.slice(reportMark.length));
      else if (line.startsWith(countsMark))
        counts = JSON.parse(line.slice(countsMark.length)) as Counts;
      // The server comes without native logging and says so, at length, whenever it looks for it.
      else if (!line.includes('Could not locate the bindings file')) others.push(line);
    });
    const exited = new Promise<boolean>((resolve) => {
      void page.exposeFunction('codeAutomationExit', () => {
        resolve(true);
      });
    });
    await page.goto(url);
    const inTime = await Promise.race([exited, delay(timeoutMs, false, { ref: false })]);
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
