/** The page's own drawing, as the page calls it. */
import 'uplot/dist/uPlot.min.css';
import { chartFormat } from '../../../src/core/chart/view/chartFormat';
import type { Sign } from '../../../src/core/chart/view/sign';
import { chartTexts } from '../../../src/core/chart/view/chartTexts';
import { Plot } from '../../../src/webview/chart/plot/plot';
import { readTheme } from '../../../src/webview/shared/theme';
import type { Drawing } from './drawing.page';

const format = chartFormat('en');
const texts = chartTexts((message) => message);

export const drawUPlot: Drawing = async (host, model, size) => {
  const { start: min, end: max } = model.window;
  const input = {
    model,
    span: { min, max },
    texts,
    format,
    theme: readTheme(),
    hidden: new Set<Sign>(),
  };
  const plot = new Plot(host, input, size, {
    onPoint: () => undefined,
    onSelect: () => undefined,
    onDrawn: () => undefined,
  });
  // uPlot draws in a microtask of its own, queued before this one.
  await Promise.resolve();
  return {
    canvas: plot.canvas,
    dispose: () => {
      plot.dispose();
    },
  };
};
