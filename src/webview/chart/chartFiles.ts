/** The export files of a chart: its rows as CSV, the visible part as a picture. */
import type { ChartModel } from '../../core/chart/view/chart';
import type { ChartReplay } from '../../core/chart/view/chartReplay';
import { chartCsv, chartFileName } from '../../core/chart/view/chartRows';
import type { PageFile } from '../../protocol/messages';
import { chartPicture, type Caption } from './picture';
import type { PlotView } from './plotView';
import type { ReplayView } from './replay/replayView';
import type { Theme } from '../shared/theme';

/** All rows of the range. */
export function csvFile(model: ChartModel, replay: ChartReplay | null): PageFile {
  return { kind: 'csv', name: chartFileName(model, 'csv'), text: chartCsv(model, replay) };
}

/** The plot and the replay below it as currently drawn; undefined before there is a plot. */
export function pngFile(
  model: ChartModel,
  { view, replay }: { readonly view: PlotView; readonly replay: ReplayView },
  caption: Caption,
  theme: Theme,
): PageFile | undefined {
  const { canvas, area } = view;
  if (!canvas || !area) return undefined;
  const { shown } = replay;
  const strip = shown && { ...shown, left: area.left };
  const base64 = chartPicture(canvas, caption, theme, devicePixelRatio, strip);
  return { kind: 'png', name: chartFileName(model, 'png'), base64 };
}
