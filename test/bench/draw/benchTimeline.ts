/** Time to draw the timeline of a day with 2,000 connections of 100 users, all visible. */
import { launchChromium } from '../../../scripts/chromium';
import type { ConnectionRecord } from '../../../src/core/model/connectionRecord';
import { timeline } from '../../../src/core/chart/view/timeline';
import { testRecord } from '../../fakes/records';
import type { Measurement } from '../measurement';
import { type PairedTimes, ratioOf } from '../ratio';
import { pageScript } from './pageScript';

const day = 24 * 60 * 60 * 1000;
const [connections, users, rounds, mostTimesPlain] = [2000, 100, 21, 5];

/** The measurement: from plain data to pixels. */
export async function benchTimeline(): Promise<Measurement> {
  const [browser, script] = await Promise.all([launchChromium(), pageScript('timeline.page.ts')]);
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
    await page.addScriptTag({ content: script });
    const data = timeline(manyRecords(), [], [], { start: 0, end: day });
    const span = { min: 0, max: day };
    const size = { bars: connections, rounds };
    const args = [data, span, size].map((value) => JSON.stringify(value)).join();
    const times = await page.evaluate<PairedTimes>(`measureTimeline(${args})`);
    const what = `drawing the time line of ${connections} connections`;
    const reference = 'as many plain rectangles with a text';
    return ratioOf({ what, reference, limit: mostTimesPlain }, times);
  } finally {
    await browser.close();
  }
}

function manyRecords(): readonly ConnectionRecord[] {
  return Array.from({ length: connections }, (_, i) => {
    const startedAt = ((i * 7919) % connections) * (day / connections);
    const endedAt = startedAt + (1 + ((i * 104_729) % 90)) * 60_000;
    return testRecord({ id: String(i), username: `user${i % users}`, startedAt, endedAt });
  });
}
