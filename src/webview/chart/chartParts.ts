/** The named parts of the chart page, created once from the texts of the first state. */
import type { ChartRange } from '../../core/chart/view/chartRange';
import { chartFormat, readerLocale, type ChartFormat } from '../../core/chart/view/chartFormat';
import type { ChartTexts } from '../../core/chart/view/chartTexts';
import type { Readout } from '../../core/chart/view/chartReadout';
import type { Sign } from '../../core/chart/view/sign';
import type { TimelineBar } from '../../core/chart/view/timeline';
import type { ChartState } from '../../protocol/chart';
import { CustomRangeForm, type CustomRangeListener } from './customRangeForm';
import { RangePicker, Toolbar, type Commands } from './controls';
import { buildLayout, type Layout, type LayoutCommands } from './layout';
import { Legend } from './legend';
import { PlotView } from './plotView';
import { ReplayView } from './replay/replayView';
import { RowTable } from './rowTable';
import { TimelineView } from './timeline/timelineView';
import type { Point } from '../shared/point';
import { Tooltip } from './tooltip';

/** The page's parts. */
export interface ChartParts {
  readonly texts: ChartTexts;
  readonly format: ChartFormat;
  readonly layout: Layout;
  readonly ranges: RangePicker;
  readonly customRange: CustomRangeForm;
  readonly toolbar: Toolbar;
  readonly legend: Legend;
  readonly table: RowTable;
  readonly view: PlotView;
  readonly replay: ReplayView;
  readonly timeline: TimelineView;
  readonly tooltip: Tooltip;
}

/** The events of the parts. */
export interface PartsListener extends Commands, LayoutCommands, CustomRangeListener {
  setRange(range: ChartRange): void;
  copyTable(): void;
  hideReplay(): void;
  /** A symbol is switched off or on. */
  toggleSign(sign: Sign): void;
  /** The cursor of the plot has moved, appeared or disappeared. */
  cursorMoved(by: 'keys' | 'mouse'): void;
  /** The plot was drawn: the parts below it must follow its axis. */
  plotDrawn(): void;
  /** The visible span has changed. */
  spanChanged(): void;
  /** The mouse or the keyboard is on a connection at this point; undefined if on none. */
  barChosen(bar: TimelineBar | undefined, at: Point, by: 'keys' | 'mouse'): void;
  /** The mouse is on a replayed notification; undefined when it leaves. */
  firingPointed(readout: Readout | undefined, at: Point): void;
  /** The tooltip is in the way. */
  dismissTooltip(): void;
}

/**
 * Creates the parts and adds them to `root`.
 * @param zoom the initial span; null for the whole range
 */
export function buildChartParts(
  root: HTMLElement,
  { texts, language }: ChartState,
  zoom: PlotView['zoom'],
  listener: PartsListener,
): ChartParts {
  const format = chartFormat(readerLocale(language, navigator.languages));
  const ranges = new RangePicker(texts, (range) => {
    listener.setRange(range);
  });
  const toolbar = new Toolbar(texts, listener);
  const customRange = new CustomRangeForm(texts, format, listener);
  const legend = new Legend(texts.legend, (sign) => {
    listener.toggleSign(sign);
  });
  const tooltip = new Tooltip(() => {
    listener.dismissTooltip();
  });
  const table = new RowTable(texts, format, () => {
    listener.copyTable();
  });
  const replay = new ReplayView(texts, format, {
    onPointed: (readout, at) => {
      listener.firingPointed(readout, at);
    },
    onHide: () => {
      listener.hideReplay();
    },
  });
  const timeline = new TimelineView(texts, (bar, at, by) => {
    listener.barChosen(bar, at, by);
  });
  const roots = {
    ranges: ranges.root,
    customRange,
    toolbar: toolbar.root,
    legend: legend.root,
    replay: replay.root,
    timeline: timeline.root,
    table: table.root,
    tooltip: tooltip.root,
  };
  const layout = buildLayout(root, texts, roots, listener);
  const view = new PlotView(layout.plot, zoom, {
    onCursor: (by) => {
      listener.cursorMoved(by);
    },
    onDrawn: () => {
      listener.plotDrawn();
    },
    onSpan: () => {
      listener.spanChanged();
    },
  });
  return {
    texts,
    format,
    layout,
    ranges,
    customRange,
    toolbar,
    legend,
    table,
    view,
    replay,
    timeline,
    tooltip,
  };
}
