/**
 * How long it takes to draw 1 d, 1 w and 9 w of samples, five minutes apart: with our own drawing,
 * and the same picture with Chart.js and ECharts. One browser, one run, no animation, 900 × 400.
 */
import type { Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/chromium';
import { chartModel, type ChartModel } from '../../../src/core/chart/view/chart';
import type { PresetRange } from '../../../src/core/chart/view/chartRange';
import { officeSource } from '../../webview/office';
import { pageScript } from './pageScript';

const ranges = ['1d', '1w', '9w'] as const satisfies readonly PresetRange[];
const rounds = 21;

/** Ms of each drawing of one range, by library; those of one round stand at the same place. */
export interface DrawTimes {
  readonly range: PresetRange;
  readonly samples: number;
  readonly byLibrary: Readonly<Record<string, readonly number[]>>;
}

/** Measures every library on every range. */
export async function benchDraw(): Promise<readonly DrawTimes[]> {
  const [browser, script] = await Promise.all([
    launchChromium(),
    pageScript('measure.page.ts', { loader: { '.css': 'empty' } }),
  ]);
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
    await page.addScriptTag({ content: script });
    const results: DrawTimes[] = [];
    for (const range of ranges) results.push(await measure(page, range));
    return results;
  } finally {
    await browser.close();
  }
}

async function measure(page: Page, range: PresetRange): Promise<DrawTimes> {
  const model = officeModel(range);
  const call = `measure(${JSON.stringify(model)}, ${rounds})`;
  const byLibrary = await page.evaluate<Record<string, number[]>>(call);
  return { range, samples: model.times.length, byLibrary };
}

/** The samples alone: neither of the others draws marks and thresholds. */
function officeModel(range: PresetRange): ChartModel {
  return chartModel({ ...officeSource(range), alarms: [], transitions: [] }, range);
}
