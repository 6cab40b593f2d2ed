/**
 * How long it takes to draw 1 d, 1 w and 9 w of samples, five minutes apart: with our own drawing,
 * and the same picture with Chart.js and ECharts. One browser, one run, no animation, 900 × 400.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import type { Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/chromium';
import { chartModel, type ChartModel } from '../../../src/core/chart/view/chart';
import type { PresetRange } from '../../../src/core/chart/view/chartRange';
import { officeSource } from '../../webview/office';

const here = fileURLToPath(new URL('.', import.meta.url));
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
  const [browser, script] = await Promise.all([launchChromium(), bundle()]);
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

/** The three drawings as they would be shipped: minified. */
async function bundle(): Promise<string> {
  const root = join(here, '../../..');
  const { bundles } = createRequire(import.meta.url)(join(root, 'esbuild.js')) as {
    bundles: { webview: BuildOptions };
  };
  const { outputFiles } = await build({
    ...bundles.webview,
    entryPoints: [join(here, 'measure.page.ts')],
    loader: { '.css': 'empty' },
    minify: true,
    sourcemap: false,
    write: false,
    metafile: false,
  });
  return outputFiles[0]?.text ?? '';
}
