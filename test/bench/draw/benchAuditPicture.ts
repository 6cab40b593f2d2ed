/** How long it takes to draw the audit of 63 days with 10,000 connections. */
import { launchChromium } from '../../../scripts/chromium';
import { verdictMarks } from '../../../src/core/audit/view/verdictMark';
import type { AuditEntry } from '../../../src/core/audit/view/auditPicture';
import { atMost, medianOf, type Measurement } from '../measurement';
import { ratioOf, type PairedTimes } from '../ratio';
import { pageScript } from './pageScript';

const days = 63;
const [connections, rounds, longestMs, mostTimesEmpty] = [10_000, 11, 100, 40];
const range = { start: 0, end: days * 86_400_000 };

/** The measurements: from plain data to pixels, and beside an empty picture. */
export async function benchAuditPicture(): Promise<readonly Measurement[]> {
  const [browser, script] = await Promise.all([launchChromium(), pageScript('audit.page.ts')]);
  try {
    const page = await browser.newPage({ viewport: { width: 1100, height: 700 } });
    await page.addScriptTag({ content: script });
    const firings = Array.from({ length: 2000 }, (_, i) => {
      const at = ((i * 7919) % 2000) * (range.end / 2000);
      return { at, until: at + 300_000 };
    });
    const picture = { range, now: range.end, alarms: [{ name: 'alarm', firings }], gaps: [] };
    const args = [picture, entries(), rounds].map((value) => JSON.stringify(value)).join();
    const times = await page.evaluate<PairedTimes>(`measureAuditPicture(${args})`);
    const what = `drawing the audit of ${connections} connections`;
    const { value, spread } = medianOf(times.work);
    const target = atMost(value, longestMs, 'ms');
    return [
      { what, value, spread, unit: 'ms', target },
      ratioOf({ what, reference: 'an empty one', limit: mostTimesEmpty }, times),
    ];
  } finally {
    await browser.close();
  }
}

function entries(): readonly AuditEntry[] {
  return Array.from({ length: connections }, (_, i) => {
    const startedAt = Math.floor((i * range.end) / connections);
    return {
      ...{ id: String(i), user: `user${String(i % 200)}`, startedAt },
      endedAt: startedAt + (1 + ((i * 104_729) % 300)) * 60_000,
      mark: verdictMarks[i % verdictMarks.length] ?? 'unknown',
      notifiedAt: null,
    };
  });
}
