/** What a frame costs while a page is scrolled. */
import type { CDPSession, Page } from 'playwright-core';

/** How a page is scrolled: by so many frames, each by so many CSS pixels, from the top. */
export interface Scrolling {
  /** Selects the element that scrolls. */
  readonly element: string;
  readonly frames: number;
  readonly pixels: number;
}

/** The longest of the frames, ms. */
export interface LongestFrame {
  /** From one frame to the next, as the browser times them. Everything that the machine does is in it. */
  readonly interval: number;
  /** The processor time of the page's main thread from one frame to the next: script, style, layout, paint. */
  readonly processor: number;
}

/** A page whose scrolling is measured. */
export class ScrolledPage {
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
    private readonly scrolling: Scrolling,
  ) {}

  static async of(page: Page, scrolling: Scrolling): Promise<ScrolledPage> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new ScrolledPage(page, session, scrolling);
  }

  /** Scrolls twice: the browser's own times must not contain the questions for processor times. */
  async longestFrame(): Promise<LongestFrame> {
    await this.page.bringToFront();
    return { interval: await this.longestInterval(), processor: await this.longestProcessor() };
  }

  private async longestInterval(): Promise<number> {
    const { element, frames, pixels } = this.scrolling;
    return this.page.evaluate<number>(`(async () => {
      const scroll = document.querySelector('${element}');
      const frame = () => new Promise(requestAnimationFrame);
      scroll.scrollTop = 0;
      await frame();
      let before = await frame();
      let longest = 0;
      for (let count = 0; count < ${frames}; count++) {
        scroll.scrollTop += ${pixels};
        const now = await frame();
        longest = Math.max(longest, now - before);
        before = now;
      }
      return longest;
    })()`);
  }

  private async longestProcessor(): Promise<number> {
    const { element, frames, pixels } = this.scrolling;
    const scrollTo = (top: number): Promise<void> =>
      this.page.evaluate(`new Promise((done) => requestAnimationFrame(() => {
        document.querySelector('${element}').scrollTop = ${top};
        // What the scroll event draws is laid out and painted in the frame after it.
        requestAnimationFrame(() => requestAnimationFrame(done));
      }))`);
    await scrollTo(0);
    let [longest, before] = [0, await this.processorMs()];
    for (let count = 1; count <= frames; count++) {
      await scrollTo(count * pixels);
      const now = await this.processorMs();
      longest = Math.max(longest, now - before);
      before = now;
    }
    return longest;
  }

  /** How long the main thread has had a processor, ms. */
  private async processorMs(): Promise<number> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    if (seconds === undefined)
      throw new Error('The browser does not tell how long its tasks take.');
    return seconds * 1000;
  }
}
