/** The export files of a chart: its rows as CSV, the visible part as a picture. */
import type { ChartModel } from '../../core/chart/view/chart';
import { firingsWithin, variantText, type ChartReplay } from '../../core/chart/view/chartReplay';
import type { Words } from '../../core/chart/view/chartReadout';
import { chartCsv, chartFileName } from '../../core/chart/view/chartRows';
import { fill } from '../../core/text/fill';
import type { PageFile } from '../../protocol/messages';
import { spanText, titleText } from './chartText';
import { legendOf } from './legend';
import type { NowState } from './nowState';
import { chartPicture, type PictureStrip } from './picture';
import type { PlotView } from './plotView';
import { paintFirings } from './replay/drawFirings';

/** All rows of the range. */
export function csvFile(model: ChartModel, replay: ChartReplay | null): PageFile {
  return { kind: 'csv', name: chartFileName(model, 'csv'), text: chartCsv(model, replay) };
}

/** The plot and the replay below it as currently drawn; undefined before there is a plot. */
export function pngFile(state: NowState, plot: PlotView, words: Words): PageFile | undefined {
  const { model, replay } = state.chart;
  const { canvas } = plot;
  if (!model || !canvas) return undefined;
  const legend = legendOf(model, words.texts, replay !== null);
  const caption = {
    title: titleText(model, words),
    subtitle: `${model.endpointId} · ${model.region} · ${spanText(plot.span, words)}`,
    legend: legend.filter(({ sign }) => !state.hidden.has(sign)),
  };
  const strip = replayStrip(state, plot, words);
  const base64 = chartPicture(canvas, caption, state.theme, devicePixelRatio, strip);
  return { kind: 'png', name: chartFileName(model, 'png'), base64 };
}

/** The replay as it is drawn below the plot; undefined if it is not. */
function replayStrip(
  { chart: { replay }, hidden, hiddenConditions, theme }: NowState,
  { area, span }: PlotView,
  { texts, format }: Words,
): PictureStrip | undefined {
  if (!replay || !area || hidden.has('replay')) return undefined;
  const drawing = { span, width: area.width, theme, cursor: null, replayed: replay.range };
  const rows = replay.variants
    .filter(({ condition }) => !hiddenConditions.has(condition))
    .map((variant) => {
      const canvas = document.createElement('canvas');
      paintFirings(canvas, { ...drawing, firings: variant.firings });
      const shown = firingsWithin(variant, span.min, span.max).length;
      return { text: variantText(variant, shown, texts, format), canvas };
    });
  return { title: fill(texts.replayOf, replay.alarmName), rows, left: area.left };
}
