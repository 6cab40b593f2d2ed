/**
 * The overview of 1,000 endpoints in a browser: how long it takes until it is drawn and to scroll by a
 * frame, beside an empty overview, and what 10,000 updates leave in memory.
 */
import { launchChromium } from '../../../scripts/chromium';
import { testSnapshot } from '../../fakes/snapshots';
import { buildPage, OpenPage } from '../../webview/openPage';
import { fleet, overviewState, type OverviewLine } from '../../webview/overviewState';
import { atMost, medianOf, type Measurement } from '../measurement';
import { ratioOf, type PairedTimes } from '../ratio';

const [endpoints, rounds, frames, updates] = [1000, 11, 120, 10_000];
const [longestDrawMs, longestFrameMs, mostGrowthKb] = [150, 32, 500];

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
    const scrolled = await frameTimes(full);
    const growthKb = (await heapGrowth(full)) / 1024;
    const { value, spread } = medianOf(drawn.work);
    const longest = Math.max(...scrolled);
    const what = `drawing an overview of ${endpoints} endpoints`;
    return [
      { what, value, spread, unit: 'ms', target: atMost(value, longestDrawMs, 'ms') },
      ratioOf({ what: '  it', reference: 'an empty overview' }, drawn),
      {
        what: `  the longest of ${frames} frames while it is scrolled`,
        spread: medianOf(scrolled).spread,
        ...{ value: longest, unit: 'ms', target: atMost(longest, longestFrameMs, 'ms') },
      },
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

/**
 * The work of a frame, ms: to scroll by three rows, to draw those that come into sight, and to lay them out.
 * The time between two frames depends on what else the machine does.
 */
function frameTimes({ page }: Overview): Promise<readonly number[]> {
  return page.evaluate<number[]>(`(async () => {
    const grid = document.querySelector('.overview-grid');
    const frame = () => new Promise(requestAnimationFrame);
    const times = [];
    for (let count = 0; count < ${frames}; count++) {
      await frame();
      const start = performance.now();
      grid.scrollTop += 102;
      grid.dispatchEvent(new Event('scroll'));
      // The page draws in a task of its own.
      await new Promise((done) => setTimeout(done));
      document.body.getBoundingClientRect();
      times.push(performance.now() - start);
    }
    return times;
  })()`);
}

/** By how many bytes the heap grows from the first tenth of the updates to the last one. */
async function heapGrowth(full: Overview): Promise<number> {
  const session = await full.page.context().newCDPSession(full.page);
  const { rows, ...state } = overviewState(fleet(endpoints));
  const [row] = rows;
  const heapAfter = async (count: number): Promise<number> => {
    const { now, totals, readOnly, reading, fault } = state;
    const message = {
      type: 'changes',
      now,
      totals,
      readOnly,
      reading,
      fault,
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
