/**
 * The overview of 1,000 endpoints in a browser: how long it takes until it is drawn, beside an empty
 * overview; its longest frame while it is scrolled, beside an empty page; and what 10,000 updates leave in
 * memory.
 */
import type { Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/chromium';
import { testSnapshot } from '../../fakes/snapshots';
import { buildPage, OpenPage } from '../../webview/openPage';
import { fleet, overviewState, type OverviewLine } from '../../webview/overviewState';
import { atMost, medianOf, type Measurement } from '../measurement';
import { ratioOf, type PairedTimes } from '../ratio';
import { ScrolledPage } from './scrollFrames';

const [endpoints, rounds, scrollRounds, frames, updates] = [1000, 11, 5, 120, 10_000];
const [longestDrawMs, longestFrameMs, mostGrowthKb] = [150, 32, 500];
/** A frame of 16 ms may be missed, as no frame may take 32. */
const mostTimesEmptyFrame = 2;

const whichPages = ['work', 'reference'] as const;

type Overview = OpenPage<OverviewLine>;

/** The measurements. */
export async function benchOverview(): Promise<readonly Measurement[]> {
  const [browser, files] = await Promise.all([launchChromium(), buildPage()]);
  const open = (): Promise<Overview> =>
    OpenPage.open<OverviewLine>(browser, files, {
      part: 'overview/endpoints',
      viewport: { width: 1280, height: 800 },
    });
  try {
    const [full, empty] = [await open(), await open()];
    const drawn = await drawTimes(full, empty);
    const scrolled = await scrollTimes(full.page, await browser.newPage());
    const growthKb = (await heapGrowth(full)) / 1024;
    const { value, spread } = medianOf(drawn.work);
    const longest = medianOf(scrolled.processor.work);
    const scrolling = `  the longest of ${frames} frames while it is scrolled`;
    const what = `drawing an overview of ${endpoints} endpoints`;
    return [
      { what, value, spread, unit: 'ms', target: atMost(value, longestDrawMs, 'ms') },
      ratioOf({ what: '  it', reference: 'an empty overview' }, drawn),
      {
        what: `${scrolling}, processor time`,
        ...{ ...longest, unit: 'ms', target: atMost(longest.value, longestFrameMs, 'ms') },
      },
      ratioOf({ what: `${scrolling}, processor time`, reference: 'nothing' }, scrolled.processor),
      ratioOf(
        { what: scrolling, reference: 'nothing', limit: mostTimesEmptyFrame },
        scrolled.interval,
      ),
      {
        what: `  heap after ${updates} updates, beyond that after a tenth of them`,
        ...{ value: growthKb, unit: 'KB', target: atMost(growthKb, mostGrowthKb, 'KB') },
      },
    ];
  } finally {
    await browser.close();
  }
}

/** From the message until the page has its layout, ms. */
async function drawTimes(full: Overview, empty: Overview): Promise<PairedTimes> {
  const times = { work: [] as number[], reference: [] as number[] };
  const states = {
    work: overviewState(fleet(endpoints)),
    reference: overviewState(testSnapshot()),
  };
  for (let round = 0; round <= rounds; round++) {
    const reference = await timeState(empty, states.reference);
    const work = await timeState(full, states.work);
    // The first of each compiles what all later ones run.
    if (round === 0) continue;
    times.reference.push(reference);
    times.work.push(work);
  }
  return times;
}

function timeState({ page }: Overview, state: OverviewLine['state']): Promise<number> {
  const message = JSON.stringify({ type: 'tab', tab: 'endpoints', message: state });
  return page.evaluate<number>(`new Promise((resolve) => {
    const message = ${message};
    const start = performance.now();
    addEventListener('message', () => {
      document.body.getBoundingClientRect();
      resolve(performance.now() - start);
    }, { once: true });
    postMessage(message);
  })`);
}

/** The longest frame of each round, of both pages: ms from frame to frame, and of processor time. */
interface ScrollTimes {
  readonly interval: PairedTimes;
  readonly processor: PairedTimes;
}

/** Scrolls the overview by three rows a frame, and a page with nothing on it by as much. */
async function scrollTimes(full: Page, empty: Page): Promise<ScrollTimes> {
  const how = { frames, pixels: 102 };
  const pages = {
    work: await ScrolledPage.of(full, { ...how, element: '.overview-grid' }),
    reference: await ScrolledPage.of(empty, { ...how, element: '.scroll' }),
  };
  await empty.setContent(
    '<div class="scroll" style="height: 700px; overflow: auto"><div style="height: 34000px"></div></div>',
  );
  const interval = { work: [] as number[], reference: [] as number[] };
  const processor = { work: [] as number[], reference: [] as number[] };
  for (let round = 0; round <= scrollRounds; round++) {
    for (const which of round % 2 === 0 ? whichPages : whichPages.toReversed()) {
      const longest = await pages[which].longestFrame();
      // The first of each compiles what all later ones run.
      if (round === 0) continue;
      interval[which].push(longest.interval);
      processor[which].push(longest.processor);
    }
  }
  return { interval, processor };
}

/** By how many bytes the heap grows from the first tenth of the updates to the last one. */
async function heapGrowth(full: Overview): Promise<number> {
  const session = await full.page.context().newCDPSession(full.page);
  const { rows, ...state } = overviewState(fleet(endpoints));
  const [row] = rows;
  const heapAfter = async (count: number): Promise<number> => {
    const { now, totals, readOnly, reading, faults } = state;
    const message = {
      type: 'changes',
      now,
      totals,
      readOnly,
      reading,
      faults,
      rows: [row],
      gone: [],
    };
    await full.page.evaluate(`(async () => {
      const message = ${JSON.stringify({ type: 'tab', tab: 'endpoints', message })};
      for (let i = 0; i < ${count}; i++) {
        message.message.rows[0].open = i % 7;
        const handled = new Promise((done) => addEventListener('message', done, { once: true }));
        postMessage(message);
        await handled;
      }
    })()`);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize;
  };
  const before = await heapAfter(updates / 10);
  return (await heapAfter((updates * 9) / 10)) - before;
}
