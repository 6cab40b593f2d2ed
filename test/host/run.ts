/** The outside of the host tests: a VS Code server, and a window on it that runs the bundled cases. */
import { launchChromium } from '../../scripts/chromium';
import { calmSettings, startHost } from '../../scripts/hosts/startHost';
import type { HostVersion } from '../../scripts/hosts/versions';
import { root } from '../../scripts/root';
import { Sentence } from '../../scripts/sentence';
import { temporaryFolder } from '../../scripts/temporaryFolder';
import { failureText, type Outcome } from '../outcome';
import { fileLogModule, testModule } from './bundle';
import { canary, filesWith, signInLine } from './canary';
import { outcomeMark, reportMark, windowMark, type WindowRequest } from './marks';
import { MoreWindows } from './moreWindows';
import { runInTestWindow } from './testWindow';

const timeoutMs = 360_000;

/** Runs the bundled cases in one VS Code, with the extension as built in dist/. @throws Sentence when no result comes */
export async function runHostTests(version: HostVersion): Promise<Outcome> {
  const dataFolder = temporaryFolder();
  const host = await startHost(version, {
    dataFolder,
    settings: calmSettings,
    smokeTestDriver: true,
    logsDebug: true,
    environment: { NODE_OPTIONS: `--require ${JSON.stringify(fileLogModule)}` },
  });
  let result: Result;
  try {
    result = await resultOf(version, host.url);
  } finally {
    await host.server.stop();
  }
  const { outcome, kept } = result;
  const faults = secretsIn(dataFolder, kept);
  const { passed, failures } = outcome;
  if (faults.length === 0) {
    console.log('what VS Code wrote\n  ✔ holds no secret');
    return { passed: passed + 1, failures };
  }
  const failure = failureText('what VS Code wrote holds no secret', faults.join('\n'));
  console.log(failure);
  return { passed, failures: [...failures, failure] };
}

/** What the cases came to, and what VS Code had kept in the browser at their end. */
interface Result {
  readonly outcome: Outcome;
  readonly kept: string;
}

/** Where a secret was found that a sign-in had met; or that what was to be searched was not there. */
function secretsIn(dataFolder: string, kept: string): readonly string[] {
  const log = filesWith(dataFolder, signInLine).find((file) => file.endsWith('.log'));
  return [
    ...filesWith(dataFolder, canary),
    ...(kept.includes(canary) ? ['the state in the browser'] : []),
    ...(log === undefined ? ['The log of the extension is not there.'] : []),
    ...(kept.includes('client-vpn-watch') ? [] : ['The state of the extension is not there.']),
  ];
}

async function resultOf(version: HostVersion, url: string): Promise<Result> {
  const browser = await launchChromium();
  try {
    let outcome: Outcome | undefined;
    const others: string[] = [];
    const windows = new MoreWindows(browser, url, (line) => others.push(line));
    const onLine = (line: string): void => {
      if (line.startsWith(reportMark)) console.log(line.slice(reportMark.length));
      else if (line.startsWith(outcomeMark))
        outcome = JSON.parse(line.slice(outcomeMark.length)) as Outcome;
      else if (line.startsWith(windowMark))
        windows.follow(JSON.parse(line.slice(windowMark.length)) as WindowRequest);
      else others.push(line);
    };
    const folder = temporaryFolder();
    const run = { url, folder, extension: root, testModule, onLine, timeoutMs };
    const kept = await runInTestWindow(browser, run);
    if (outcome && kept !== undefined) return { outcome, kept };
    const how =
      kept !== undefined ? 'ended without' : `took longer than ${timeoutMs / 1000} s to give`;
    throw new Sentence(
      `VS Code ${version.vscode} ${how} a result of the host tests. Its extension host said:\n` +
        others.slice(-50).join('\n'),
    );
  } finally {
    await browser.close();
  }
}
