/** The named parts of the chart page, created once from the texts of the first state. */
import type { ChartRange } from '../../core/chart/view/chart';
import { chartFormat, readerLocale, type ChartFormat } from '../../core/chart/view/chartFormat';
import type { ChartTexts } from '../../core/chart/view/chartTexts';
import type { TimelineBar } from '../../core/chart/view/timeline';
import type { ChartState } from '../../protocol/chart';
import { RangePicker, Toolbar, type Commands } from './controls';
import { buildLayout, type Layout, type LayoutCommands } from './layout';
import { Legend } from './legend';
import { PlotView } from './plotView';
import { ReplayView } from './replay/replayView';
import { RowTable } from './rowTable';
import { TimelineView } from './timeline/timelineView';

/** The page's parts. */
export interface ChartParts {
  readonly texts: ChartTexts;
  readonly format: ChartFormat;
  readonly layout: Layout;
  readonly ranges: RangePicker;
  readonly toolbar: Toolbar;
  readonly legend: Legend;
  readonly table: RowTable;
  readonly view: PlotView;
  readonly replay: ReplayView;
  readonly timeline: TimelineView;
}

/** The events of the parts. */
export interface PartsListener extends Commands, LayoutCommands {
  setRange(range: ChartRange): void;
  copyTable(): void;
  hideReplay(): void;
  /** The cursor is at a sample, or nowhere. */
  cursorMoved(index: number | null, by: 'keys' | 'mouse'): void;
  /** The plot was drawn: the parts below it must follow its axis. */
  plotDrawn(): void;
  /** The visible span has changed. */
  spanChanged(): void;
  /** The mouse or the keyboard is on a connection; undefined if on none. */
  barChosen(bar: TimelineBar | undefined, by: 'keys' | 'mouse'): void;
  /** The mouse is on an item with this description; undefined when it leaves. */
  pointedAt(sentence: string | undefined): void;
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
  const legend = new Legend();
  const table = new RowTable(texts, format, () => {
    listener.copyTable();
  });
  const replay = new ReplayView(texts, format, {
    onPointed: (sentence) => {
      listener.pointedAt(sentence);
    },
    onHide: () => {
      listener.hideReplay();
    },
  });
  const timeline = new TimelineView(texts.timeline, texts.timelineHelp, (bar, by) => {
    listener.barChosen(bar, by);
  });
  const roots = {
    ranges: ranges.root,
    toolbar: toolbar.root,
    legend: legend.root,
    replay: replay.root,
    timeline: timeline.root,
    table: table.root,
  };
  const layout = buildLayout(root, texts, roots, listener);
  const view = new PlotView(layout.plot, { texts, format }, zoom, {
    onCursor: (index, by) => {
      listener.cursorMoved(index, by);
    },
    onDrawn: () => {
      listener.plotDrawn();
    },
    onSpan: () => {
      listener.spanChanged();
    },
  });
  return { texts, format, layout, ranges, toolbar, legend, table, view, replay, timeline };
}
