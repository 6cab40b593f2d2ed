/** Times the time line in the browser. The bench reaches it as `window.measureTimeline`. */
import { h, render } from 'preact';
import { chartFormat } from '../../../src/core/chart/view/chartFormat';
import type { Timeline } from '../../../src/core/chart/view/timeline';
import { chartTexts } from '../../../src/core/chart/view/chartTexts';
import { readTheme } from '../../../src/webview/shared/theme';
import { TimelineView } from '../../../src/webview/chart/timeline/timelineView';
import type { PairedTimes } from '../ratio';

const words = { texts: chartTexts((message) => message), format: chartFormat('en') };
const commands = { pointAt: () => undefined };

/** CSS pixels: all rows are seen, so that all bars are drawn. */
const width = 900;

/** Ms of one drawing, until all of it is there. */
function once(timeline: Timeline, span: { min: number; max: number }): number {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  root.style.width = `${width}px`;
  const area = { left: 40, width: width - 60 };
  const began = performance.now();
  const now = span.max;
  const shown = { timeline, span, area, now, theme: readTheme(), cursor: null, words, commands };
  render(h(TimelineView, shown), root);
  const canvas = root.querySelector('canvas');
  const context = canvas?.getContext('2d');
  // A canvas puts its commands off; reading a pixel makes it carry them out. Nobody reads the others.
  context?.getImageData(0, 0, 1, 1);
  const took = performance.now() - began;
  const pixels = canvas && context?.getImageData(0, 0, canvas.width, canvas.height).data;
  if (!pixels?.some((channel) => channel !== 0)) throw new Error('Nothing was drawn.');
  render(null, root);
  return took;
}
/** Ms of as many plain rectangles as there are bars, each with a text, until all of them are there. */
function plainOnce(bars: number): number {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, 1000];
  document.body.replaceChildren(canvas);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser has no canvas.');
  const began = performance.now();
  for (let bar = 0; bar < bars; bar++) {
    const [x, y] = [(bar * 7919) % width, (bar * 104_729) % canvas.height];
    context.fillRect(x, y, 8, 8);
    context.fillText('user', x, y);
  }
  context.getImageData(0, 0, 1, 1);
  return performance.now() - began;
}

/** Ms of each drawing and of plain rectangles, in turns, after two rounds that do not count. */
function measureTimeline(
  timeline: Timeline,
  span: { min: number; max: number },
  { bars, rounds }: { bars: number; rounds: number },
): PairedTimes {
  const pairs = Array.from({ length: rounds + 2 }, () => [once(timeline, span), plainOnce(bars)]);
  const [work, reference] = [0, 1].map((at) => pairs.slice(2).map((pair) => pair[at] ?? NaN));
  return { work: work ?? [], reference: reference ?? [] };
}

Object.assign(window, { measureTimeline });
