/** The windows that a case asks for beside its own: other extension hosts of the same server. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { root } from '../../scripts/root';
import { temporaryFolder } from '../../scripts/temporaryFolder';
import { otherWindowModule } from './bundle';
import { steeringFile, type WindowRequest } from './marks';
import { openTestWindow, type TestWindow } from './testWindow';

/** Those that are open; they end with the browser at the latest. */
export class MoreWindows {
  private open: Promise<TestWindow>[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
    private readonly onLine: (line: string) => void,
  ) {}

  /** Does what a case asks for. */
  follow(request: WindowRequest): void {
    const { browser, url, onLine } = this;
    const failed = (error: unknown): void => {
      onLine(String(error));
    };
    if ('close' in request) {
      for (const open of this.open) open.then((window) => window.close()).catch(failed);
      this.open = [];
      return;
    }
    const folder = temporaryFolder();
    writeFileSync(join(folder, steeringFile), JSON.stringify(request));
    const run = { url, folder, extension: root, testModule: otherWindowModule, onLine };
    const window = openTestWindow(browser, run);
    window.catch(failed);
    this.open.push(window);
  }
}
