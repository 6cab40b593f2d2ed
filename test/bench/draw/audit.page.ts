/** Times the picture of an audit in the browser. The bench reaches it as `window.measureAuditPicture`. */
import type { AuditEntry, AuditPicture } from '../../../src/core/audit/view/auditPicture';
import { chartFormat } from '../../../src/core/chart/view/chartFormat';
import { auditColors } from '../../../src/webview/audit/auditColors';
import { drawPicture } from '../../../src/webview/audit/drawPicture';
import { layoutPicture } from '../../../src/webview/audit/pictureLayout';
import type { PairedTimes } from '../ratio';

/** CSS pixels. */
const width = 1000;

/** Ms of one picture, from the connections to the pixels; of no connections for an empty one. */
function once(picture: AuditPicture, entries: readonly AuditEntry[]): number {
  const canvas = document.createElement('canvas');
  document.body.replaceChildren(canvas);
  const began = performance.now();
  const { alarms, gaps, now, range } = picture;
  const span = { min: range.start, max: range.end };
  const layout = layoutPicture({ entries, alarms, span, now, width, shows: () => true });
  [canvas.width, canvas.height] = [layout.width, layout.height];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser has no canvas.');
  const format = chartFormat('en', 'UTC');
  const colors = auditColors();
  drawPicture(context, { layout, gaps, colors, format, chosen: undefined, drag: undefined });
  // A canvas puts its commands off; reading a pixel makes it carry them out.
  context.getImageData(0, 0, 1, 1);
  return performance.now() - began;
}

/** Ms of each picture and of an empty one, in turns, after two rounds that do not count. */
function measureAuditPicture(
  picture: AuditPicture,
  entries: readonly AuditEntry[],
  rounds: number,
): PairedTimes {
  const pairs = Array.from({ length: rounds + 2 }, () => [
    once(picture, entries),
    once(picture, []),
  ]);
  const [work, reference] = [0, 1].map((at) => pairs.slice(2).map((pair) => pair[at] ?? NaN));
  return { work: work ?? [], reference: reference ?? [] };
}

Object.assign(window, { measureAuditPicture });
