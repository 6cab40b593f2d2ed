/** Times the time line in the browser. The bench reaches it as `window.measureTimeline`. */
import type { Timeline } from '../../../src/core/views/timeline';
import { readTheme } from '../../../src/webview/theme';
import { TimelineView } from '../../../src/webview/timeline/timelineView';

/** CSS pixels: all rows are seen, so that all bars are drawn. */
const width = 900;

/** Ms of one drawing, until all of it is there. */
function once(timeline: Timeline, span: { min: number; max: number }): number {
  const view = new TimelineView('', '', () => undefined);
  document.body.replaceChildren(view.root);
  view.root.style.width = `${width}px`;
  const area = { left: 40, width: width - 60 };
  const began = performance.now();
  const now = span.max;
  view.show({ timeline, span, area, now, theme: readTheme(), cursor: null });
  const canvas = view.root.querySelector('canvas');
  const context = canvas?.getContext('2d');
  // A canvas puts its commands off; reading a pixel makes it carry them out. Nobody reads the others.
  context?.getImageData(0, 0, 1, 1);
  const took = performance.now() - began;
  const pixels = canvas && context?.getImageData(0, 0, canvas.width, canvas.height).data;
  if (!pixels?.some((channel) => channel !== 0)) throw new Error('Nothing was drawn.');
  return took;
}

/** Ms of each drawing, after two that do not count. */
function measureTimeline(
  timeline: Timeline,
  span: { min: number; max: number },
  rounds: number,
): number[] {
  const times = Array.from({ length: rounds + 2 }, () => once(timeline, span));
  return times.slice(2);
}

Object.assign(window, { measureTimeline });
