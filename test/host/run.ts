/** The outside of the host tests: a VS Code server, and a window on it that runs the bundled cases. */
import { launchChromium } from '../../scripts/chromium';
import { calmSettings, startHost } from '../../scripts/hosts/startHost';
import type { HostVersion } from '../../scripts/hosts/versions';
import { root } from '../../scripts/root';
import { CliError } from '../../scripts/cliError';
import { temporaryFolder } from '../../scripts/temporaryFolder';
import { type Attempt, runWithRetry } from '../attempts';
import { failureText, type Outcome } from '../outcome';
import { fileLogModule, testModule } from './bundle';
import { canary, filesWith, signInLine } from './canary';
import { attemptMark, onlyVariable, reportMark, windowMark, type WindowRequest } from './marks';
import { MoreWindows } from './moreWindows';
import { runInTestWindow } from './testWindow';

const timeoutMs = 360_000;

/** The suite that makes what is searched for secrets. */
const signIns = 'a sign-in';

/**
 * Runs the bundled cases in one VS Code, with the extension as built in dist/; what fails, again in another.
 * @param print takes the report, piece by piece
 * @throws CliError when no result comes
 */
export async function runHostTests(version: HostVersion, print: Print): Promise<Outcome> {
  const leaks: string[] = [];
  const outcome = await runWithRetry((only) => attempt(version, print, leaks, only));
  if (leaks.length === 0) return outcome;
  // A secret that was written once is a failure, also if a second run does not write it.
  const failure = failureText('what VS Code wrote holds no secret', leaks.join('\n'));
  print(failure);
  return { ...outcome, failures: [...outcome.failures, failure] };
}

/** Takes a piece of the report; it may have several lines. */
type Print = (text: string) => void;

/** Runs the cases in a VS Code of their own. @param leaks takes the places where a secret was found */
async function attempt(
  version: HostVersion,
  print: Print,
  leaks: string[],
  only?: readonly string[],
): Promise<Attempt> {
  if (only) print(`once more, in a new VS Code: ${only.join(', ')}`);
  const dataFolder = temporaryFolder();
  const host = await startHost(version, {
    dataFolder,
    settings: calmSettings,
    smokeTestDriver: true,
    logsDebug: true,
    environment: {
      // Small, and independent of what the trial shows at its start.
      CLIENT_VPN_WATCH_SCENARIO: 'office',
      NODE_OPTIONS: `--require ${JSON.stringify(fileLogModule)}`,
      ...(only && { [onlyVariable]: JSON.stringify(only) }),
    },
  });
  let result: Result;
  try {
    result = await resultOf(version, host.url, print);
  } finally {
    await host.server.stop();
  }
  const { passed, failed } = result.attempt;
  if (only && !only.includes(signIns)) return result.attempt;
  const { secrets, missing } = searchForSecrets(dataFolder, result.state);
  leaks.push(...secrets);
  const title = 'what VS Code wrote can be searched';
  if (missing.length === 0) {
    print(`${title}\n  ✔ and was`);
    return { passed: [...passed, title], failed };
  }
  const wrong = missing.join('\n');
  print(failureText(title, wrong));
  return { passed, failed: [...failed, { title, suite: signIns, wrong, isHook: false }] };
}

/** What the cases came to, and what VS Code had kept in the browser at their end. */
interface Result {
  readonly attempt: Attempt;
  readonly state: string;
}

/** Where a secret was found that a sign-in had met; and what was to be searched and was not there. */
function searchForSecrets(dataFolder: string, state: string) {
  const log = filesWith(dataFolder, signInLine).find((file) => file.endsWith('.log'));
  return {
    secrets: [
      ...filesWith(dataFolder, canary),
      ...(state.includes(canary) ? ['the state in the browser'] : []),
    ],
    missing: [
      ...(log === undefined ? ['The log of the extension is not there.'] : []),
      ...(state.includes('client-vpn-watch') ? [] : ['The state of the extension is not there.']),
    ],
  };
}

async function resultOf(version: HostVersion, url: string, print: Print): Promise<Result> {
  const browser = await launchChromium();
  try {
    let attempt: Attempt | undefined;
    const others: string[] = [];
    const windows = new MoreWindows(browser, url, (line) => others.push(line));
    const onLine = (line: string): void => {
      if (line.startsWith(reportMark)) print(line.slice(reportMark.length));
      else if (line.startsWith(attemptMark))
        attempt = JSON.parse(line.slice(attemptMark.length)) as Attempt;
      else if (line.startsWith(windowMark))
        windows.follow(JSON.parse(line.slice(windowMark.length)) as WindowRequest);
      else others.push(line);
    };
    const folder = temporaryFolder();
    const run = { url, folder, extension: root, testModule, onLine, timeoutMs };
    const state = await runInTestWindow(browser, run);
    if (attempt && state !== undefined) return { attempt, state };
    const how =
      state !== undefined ? 'ended without' : `took longer than ${timeoutMs / 1000} s to give`;
    throw new CliError(
      `VS Code ${version.vscode} ${how} a result of the host tests. Its extension host said:\n` +
        others.slice(-50).join('\n'),
    );
  } finally {
    await browser.close();
  }
}
