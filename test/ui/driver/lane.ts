/**
 * Stories that play at the same time as others. Each lane has a browser of its own: the windows of one browser
 * have one clipboard.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/chromium';

/** One lane: stories in it play one after another. */
export class Lane {
  /** The pages of the windows that are open. */
  readonly pages = new Set<Page>();
  private launched: Promise<Browser> | undefined;

  /** The browser that all windows of the lane share. */
  browser(): Promise<Browser> {
    return (this.launched ??= launchChromium());
  }

  /** Closes the browser. */
  async close(): Promise<void> {
    await (await this.launched)?.close();
    this.launched = undefined;
  }
}

const lanes = new AsyncLocalStorage<Lane>();

/** Runs something in a lane, with all that it begins. */
export function inLane<T>(lane: Lane, run: () => Promise<T>): Promise<T> {
  return lanes.run(lane, run);
}

/** The lane that runs this. @throws Error outside of each */
export function currentLane(): Lane {
  const lane = lanes.getStore();
  if (!lane) throw new Error('A workbench is opened in a lane only.');
  return lane;
}
