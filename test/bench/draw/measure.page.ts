/** Times the drawings in the browser. The test reaches it as `window.measure`. */
import type { ChartModel } from '../../../src/core/chart/view/chart';
import { drawChartJs } from './chartjs.page';
import type { Drawing } from './drawing.page';
import { drawECharts } from './echarts.page';
import { drawUPlot } from './uplot.page';

const drawings: Readonly<Record<string, Drawing>> = {
  uPlot: drawUPlot,
  'Chart.js': drawChartJs,
  ECharts: drawECharts,
};

/** Ms of one drawing, until its pixels can be read. */
async function once(drawing: Drawing, model: ChartModel): Promise<number> {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const began = performance.now();
  const picture = await drawing(host, model, { width: 900, height: 400 });
  // A canvas puts its commands off; reading a pixel makes it carry them out.
  const pixels = picture.canvas.getContext('2d')?.getImageData(0, 0, 900, 400).data;
  const took = performance.now() - began;
  if (!pixels?.some((channel) => channel !== 0)) throw new Error('Nothing was drawn.');
  picture.dispose();
  return took;
}

/** Ms of every drawing by library, in alternating order, after two rounds that do not count. */
async function measure(model: ChartModel, rounds: number): Promise<Record<string, number[]>> {
  const names = Object.keys(drawings);
  const times: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const drawing = drawings[name];
      if (!drawing) continue;
      const took = await once(drawing, model);
      if (round >= 0) times[name]?.push(took);
      // What one leaves to be cleaned up is not to be paid for by the next.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return times;
}

Object.assign(window, { measure });
