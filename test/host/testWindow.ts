/**
 * A browser page that stands for a VS Code window whose extension host runs a test module. Needs a server
 * started with its smoke test driver: that one hands over what the extension host prints, and its end.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import { stateInBrowser } from './stateInBrowser';

/** What is run where. */
export interface TestRun {
  /** The server's address. */
  readonly url: string;
  /** The folder that the window opens. */
  readonly folder: string;
  /** The folder of the extension under test, which VS Code then runs in test mode. */
  readonly extension: string;
  /** The module whose `run` VS Code calls in the extension host. */
  readonly testModule: string;
  /** Takes what the extension host prints, line by line. */
  readonly onLine: (line: string) => void;
}

/** A window that is open. */
export interface TestWindow {
  /** Resolves when the test module has ended. */
  readonly ended: Promise<true>;
  /** All that VS Code has kept in the browser, as one text. */
  state(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Opens the window, waits for the test module's end and closes the window.
 * @returns what VS Code had kept in the browser by then; undefined when it took too long
 */
export async function runInTestWindow(
  browser: Browser,
  run: TestRun & { readonly timeoutMs: number },
): Promise<string | undefined> {
  const window = await openTestWindow(browser, run);
  try {
    const inTime = await Promise.race([window.ended, delay(run.timeoutMs, false, { ref: false })]);
    return inTime ? await window.state() : undefined;
  } finally {
    await window.close();
  }
}

/** Opens the window and hands it to the caller. */
export async function openTestWindow(browser: Browser, run: TestRun): Promise<TestWindow> {
  // A context of its own: nothing is kept from one window to the next.
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
    const line = format(...args);
    // The server comes without native logging and says so, at length, whenever it looks for it.
    if (!line.includes('Could not locate the bindings file')) run.onLine(line);
  });
  const ended = new Promise<true>((resolve) => {
    void page.exposeFunction('codeAutomationExit', () => {
      resolve(true);
    });
  });
  await page.goto(address(run));
  return {
    ended,
    state: () => page.evaluate<string>(stateInBrowser),
    close: () => context.close(),
  };
}

function address({ url, folder, extension, testModule }: TestRun): string {
  const remote = `vscode-remote://${new URL(url).host}`;
  const payload = [
    ['extensionDevelopmentPath', `${remote}${extension}`],
    ['extensionTestsPath', `${remote}${testModule}`],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `${url}?${query.toString()}`;
}
