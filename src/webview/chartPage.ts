/** What the page shows: puts the extension's state into the page's parts, and commands into messages. */
import { chartRanges, type ChartModel, type ChartRange } from '../core/views/chart';
import { chartFormat, readerLocale, type ChartFormat } from '../core/views/chartFormat';
import { chartCsv, chartFileName, chartRows, chartTsv } from '../core/views/chartRows';
import { barReadout, chartReadout, chartSummary } from '../core/views/chartSummary';
import { fill, type ChartTexts } from '../core/views/chartTexts';
import type { ChartMemory, ChartState, HostMessage, PageMessage } from '../protocol/chart';
import type { TimelineBar } from '../core/views/timeline';
import { RangePicker, Toolbar, type Commands } from './controls';
import type { Editor } from './editor';
import { buildLayout, type Layout, type LayoutCommands } from './layout';
import { Legend, legendOf } from './legend';
import { chartPicture } from './picture';
import { PlotView } from './plotView';
import { RowTable } from './rowTable';
import { readTheme } from './theme';
import { TimelineView } from './timeline/timelineView';

/** The page's parts, made from the texts of the first state. */
interface Parts {
  readonly texts: ChartTexts;
  readonly format: ChartFormat;
  readonly layout: Layout;
  readonly ranges: RangePicker;
  readonly toolbar: Toolbar;
  readonly legend: Legend;
  readonly table: RowTable;
  readonly view: PlotView;
  readonly timeline: TimelineView;
}

/** The page, from its first state on. */
export class ChartPage implements Commands, LayoutCommands {
  private readonly parts: Parts;
  private state: ChartState;
  private theme = readTheme();
  private tableOpen: boolean;

  /** @param root an element that the page may fill */
  constructor(
    private readonly root: HTMLElement,
    private readonly editor: Editor<PageMessage, ChartMemory, HostMessage>,
    state: ChartState,
  ) {
    const memory = editor.recall();
    const fits = memory?.range === state.range;
    this.state = state;
    this.tableOpen = memory?.table ?? false;
    this.parts = this.build(state, fits ? memory.zoom : null);
    this.show(state);
  }

  /** Shows a state whole. */
  show(state: ChartState): void {
    const { layout, ranges, texts } = this.parts;
    this.state = state;
    ranges.select(state.range);
    layout.longer.textContent = fill(texts.longerRange, this.longerName);
    this.setBusy(state.busy);
    this.setFailure(state.failure);
    if (state.model) this.showModel(state.model);
    else this.showNothing(state);
    this.remember();
  }

  /** Shows the hour around a time, the cursor on its sample. */
  lookAt(at: number): void {
    this.parts.view.lookAt(at);
  }

  /** A read begins or ends. The old chart stays. */
  setBusy(busy: boolean): void {
    this.root.setAttribute('aria-busy', String(busy));
    this.parts.layout.progress.hidden = !busy;
  }

  /** Says why the last read failed, and what is still shown; null when it did not. */
  setFailure(sentence: string | null): void {
    const { layout, texts, format } = this.parts;
    const { model } = this.state;
    layout.banner.hidden = sentence === null;
    if (sentence === null) return;
    const kept = (old: ChartModel): string =>
      fill(texts.keptOld, texts.ranges[old.range].long, format.dateTime(old.fetchedAt));
    layout.bannerText.textContent = model
      ? fill(texts.twoSentences, sentence, kept(model))
      : sentence;
    if (!model) layout.empty.hidden = true;
  }

  /** Says what became of a command. */
  say(sentence: string): void {
    this.parts.layout.status.textContent = sentence;
  }

  copied(rows: number): void {
    this.say(fill(this.parts.texts.copied, this.parts.format.number(rows)));
  }

  saved(name: string): void {
    this.say(fill(this.parts.texts.saved, name));
  }

  /** Paints anew in the colours and the sharpness that hold now. */
  lookChanged(): void {
    this.theme = readTheme();
    const { model } = this.state;
    if (model) this.draw(model);
  }

  setRange(range: ChartRange): void {
    this.parts.ranges.select(range);
    this.editor.post({ type: 'setRange', range });
  }

  zoomBy(factor: number): void {
    this.parts.view.zoomBy(factor);
  }

  showWhole(): void {
    this.parts.view.showWhole();
  }

  toggleTable(): void {
    this.tableOpen = !this.tableOpen;
    this.showTable();
    this.remember();
  }

  exportCsv(): void {
    const { model } = this.state;
    if (!model) return;
    const file = { kind: 'csv', name: chartFileName(model, 'csv'), text: chartCsv(model) } as const;
    this.editor.post({ type: 'saveFile', file });
  }

  exportPng(): void {
    const { model } = this.state;
    const { view, texts } = this.parts;
    if (!model || !view.canvas) return;
    const caption = {
      title: this.title(model),
      subtitle: `${this.about(model)} · ${this.spanText}`,
      legend: legendOf(model, texts),
    };
    const base64 = chartPicture(view.canvas, caption, this.theme, devicePixelRatio);
    const file = { kind: 'png', name: chartFileName(model, 'png'), base64 } as const;
    this.editor.post({ type: 'saveFile', file });
  }

  refresh(): void {
    this.editor.post({ type: 'refresh' });
  }

  tryAgain(): void {
    this.refresh();
  }

  showLonger(): void {
    if (this.longer) this.setRange(this.longer);
  }

  private build({ texts, language }: ChartState, zoom: PlotView['zoom']): Parts {
    const format = chartFormat(readerLocale(language, navigator.languages));
    const ranges = new RangePicker(texts, (range) => {
      this.setRange(range);
    });
    const toolbar = new Toolbar(texts, this);
    const legend = new Legend();
    const table = new RowTable(texts, format, () => {
      this.copyTable();
    });
    const timeline = new TimelineView(texts.timeline, texts.timelineHelp, (bar, by) => {
      if (bar) this.showBar(bar, by === 'keys');
      else this.showReadout(this.parts.view.at, false);
    });
    const parts = {
      ranges: ranges.root,
      toolbar: toolbar.root,
      legend: legend.root,
      timeline: timeline.root,
      table: table.root,
    };
    const layout = buildLayout(this.root, texts, parts, this);
    const view = new PlotView(layout.plot, zoom, {
      onCursor: (index, by) => {
        this.showReadout(index, by === 'keys');
        this.drawTimeline();
      },
      onDrawn: () => {
        this.drawTimeline();
      },
      onSpan: () => {
        this.spanChanged();
      },
    });
    return { texts, format, layout, ranges, toolbar, legend, table, view, timeline };
  }

  /** The next longer range; undefined at the longest. */
  private get longer(): ChartRange | undefined {
    return chartRanges[chartRanges.indexOf(this.state.range) + 1];
  }

  private get longerName(): string {
    return this.longer ? this.parts.texts.ranges[this.longer].long : '';
  }

  private showModel(model: ChartModel): void {
    const { layout, texts, format } = this.parts;
    layout.title.textContent = this.title(model);
    layout.plot.setAttribute('aria-label', this.title(model));
    const fresh = fill(texts.updatedAt, format.dateTime(model.fetchedAt));
    layout.about.textContent = `${this.about(model)} · ${fresh}`;
    layout.summary.textContent = chartSummary(model, texts, format);
    const notes = [...model.notes, ...(model.marksIncomplete ? [texts.marksIncomplete] : [])];
    layout.notes.replaceChildren(
      ...notes.map((note) => Object.assign(document.createElement('li'), { textContent: note })),
    );
    const hasData = model.times.length > 0;
    layout.plot.hidden = !hasData;
    this.parts.legend.root.hidden = !hasData;
    if (!hasData) this.parts.timeline.root.hidden = true;
    layout.empty.hidden = hasData;
    layout.emptyText.textContent = fill(texts.empty, texts.ranges[model.range].long);
    layout.longer.hidden = this.longer === undefined;
    if (hasData) this.draw(model);
    this.showReadout(this.parts.view.at, false);
    this.showTable();
  }

  /** Before the first data: that they are awaited, or nothing but the failure. */
  private showNothing({ busy, failure, target }: ChartState): void {
    const { layout, texts, legend } = this.parts;
    layout.title.textContent = fill(texts.title, target.endpointId);
    layout.empty.hidden = failure !== null || !busy;
    layout.emptyText.textContent = texts.loading;
    layout.longer.hidden = true;
    layout.plot.hidden = true;
    legend.root.hidden = true;
    this.parts.timeline.root.hidden = true;
    this.showTable();
  }

  private draw(model: ChartModel): void {
    const { texts, format, legend, view } = this.parts;
    legend.show(model, texts, this.theme);
    if (model.times.length > 0) view.show({ model, texts, format, theme: this.theme });
  }

  /** Below the plot, on its axis, so it is drawn whenever the plot is. */
  private drawTimeline(): void {
    const { view, timeline } = this.parts;
    const { model } = this.state;
    const { area, span, at } = view;
    if (!model || !area) return;
    const cursor = at === null ? null : (model.times[at] ?? null);
    const now = model.fetchedAt;
    timeline.show({ timeline: model.timeline, span, area, now, theme: this.theme, cursor });
  }

  /** The connection of the time line that the mouse or the keys are at. */
  private showBar(bar: TimelineBar, aloud: boolean): void {
    const { layout, texts, format } = this.parts;
    const name = this.state.model?.timeline.rows[bar.row]?.name ?? '';
    const text = barReadout(bar, name, texts, format);
    layout.readout.textContent = text;
    if (aloud) layout.spoken.textContent = text;
  }

  private spanChanged(): void {
    this.showTable();
    this.parts.layout.spoken.textContent = this.spanText;
    this.say(this.parts.view.zoom ? this.spanText : '');
    this.remember();
  }

  private showTable(): void {
    const { table, toolbar, view } = this.parts;
    const { model } = this.state;
    const hasData = model !== null && model.times.length > 0;
    const open = this.tableOpen && hasData;
    toolbar.show({ hasData, zoomed: view.zoom !== null, table: open });
    table.root.hidden = !open;
    if (open) table.show(chartRows(model, view.span.min, view.span.max));
  }

  /** The sample at the cursor, else the latest. */
  private showReadout(index: number | null, aloud: boolean): void {
    const { layout, texts, format } = this.parts;
    const { model } = this.state;
    if (!model) return;
    const text = chartReadout(model, index ?? model.times.length - 1, texts, format);
    layout.readout.textContent = text;
    if (aloud) layout.spoken.textContent = text;
  }

  private copyTable(): void {
    const { table, format } = this.parts;
    const text = chartTsv(table.all, table.titles, format.dateTime);
    this.editor.post({ type: 'copy', text, rows: table.all.length });
  }

  private title(model: ChartModel): string {
    return fill(this.parts.texts.title, model.endpointLabel);
  }

  private about(model: ChartModel): string {
    return `${model.endpointId} · ${model.region}`;
  }

  private get spanText(): string {
    const { view, texts, format } = this.parts;
    return fill(texts.shownSpan, format.dateTime(view.span.min), format.dateTime(view.span.max));
  }

  private remember(): void {
    const { target, range, model } = this.state;
    const zoom = model?.range === range ? this.parts.view.zoom : null;
    this.editor.remember({ ...target, range, zoom, table: this.tableOpen });
  }
}
