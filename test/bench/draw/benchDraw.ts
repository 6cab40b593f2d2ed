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
import { chartModel, type ChartModel, type ChartRange } from '../../../src/core/views/chart';
import { officeSource } from '../../webview/office';

const here = fileURLToPath(new URL('.', import.meta.url));
const ranges = ['1d', '1w', '9w'] as const satisfies readonly ChartRange[];
const rounds = 21;

/** One library on one range. */
export interface DrawResult {
  readonly range: ChartRange;
  readonly samples: number;
  readonly library: string;
  readonly medianMs: number;
  /** The middle half lies between these. */
  readonly quartilesMs: readonly [number, number];
  readonly rounds: number;
}

/** Measures every library on every range. */
export async function benchDraw(): Promise<DrawResult[]> {
  const [browser, script] = await Promise.all([launchChromium(), bundle()]);
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
    await page.addScriptTag({ content: script });
    const results: DrawResult[] = [];
    for (const range of ranges) results.push(...(await measure(page, range)));
    return results;
  } finally {
    await browser.close();
  }
}

async function measure(page: Page, range: ChartRange): Promise<DrawResult[]> {
  const model = officeModel(range);
  const call = `measure(${JSON.stringify(model)}, ${rounds})`;
  const times = await page.evaluate<Record<string, number[]>>(call);
  return Object.entries(times).map(([library, all]) => {
    const sorted = all.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? NaN;
    return {
      range,
      samples: model.times.length,
      library,
      medianMs: at(0.5),
      quartilesMs: [at(0.25), at(0.75)],
      rounds: sorted.length,
    };
  });
}

/** The samples alone: neither of the others draws marks and thresholds. */
function officeModel(range: ChartRange): ChartModel {
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

/** The results as lines of a table. */
export function drawTable(results: readonly DrawResult[]): string {
  const lines = results.map(({ range, samples, library, medianMs, quartilesMs: [low, high] }) =>
    [
      range.padEnd(4),
      String(samples).padStart(6),
      library.padEnd(9),
      medianMs.toFixed(1).padStart(8),
      `${low.toFixed(1)} – ${high.toFixed(1)}`.padStart(16),
    ].join('  '),
  );
  return ['range samples library   median ms  middle half ms', ...lines].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  benchDraw().then(
    (results) => {
      console.log(drawTable(results));
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
