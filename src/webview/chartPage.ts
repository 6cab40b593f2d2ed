/** What the page shows: puts the extension's state into the page's parts, and commands into messages. */
import { chartRanges, type ChartModel, type ChartRange } from '../core/views/chart';
import { chartRows } from '../core/views/chartRows';
import { fill } from '../core/views/chartTexts';
import type { ChartMemory, ChartState, HostMessage, PageMessage } from '../protocol/chart';
import type { TimelineBar } from '../core/views/timeline';
import { csvFile, pngFile } from './chartFiles';
import { buildChartParts, type ChartParts, type PartsListener } from './chartParts';
import { ChartWords } from './chartWords';
import type { Editor } from './editor';
import { legendOf, type LegendEntry } from './legend';
import { readTheme } from './theme';

/** The page, from its first state on. */
export class ChartPage implements PartsListener {
  private readonly parts: ChartParts;
  private readonly words: ChartWords;
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
    this.parts = buildChartParts(root, state, fits ? memory.zoom : null, this);
    this.words = new ChartWords(this.parts);
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
    const { model } = this.state;
    this.words.showFailure(sentence, model);
    if (sentence !== null && !model) this.parts.layout.empty.hidden = true;
  }

  /** Says what became of a command. */
  say(sentence: string): void {
    this.words.say(sentence);
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
    const { model, replay } = this.state;
    if (model) this.editor.post({ type: 'saveFile', file: csvFile(model, replay) });
  }

  exportPng(): void {
    const { model } = this.state;
    if (!model) return;
    const caption = {
      title: this.words.title(model),
      subtitle: `${this.words.about(model)} · ${this.words.span(this.parts.view.span)}`,
      legend: this.legendEntries(model),
    };
    const file = pngFile(model, this.parts, caption, this.theme);
    if (file) this.editor.post({ type: 'saveFile', file });
  }

  copyTable(): void {
    this.editor.post({ type: 'copy', ...this.parts.table.copy });
  }

  hideReplay(): void {
    this.editor.post({ type: 'hideReplay' });
    this.parts.layout.plot.focus();
  }

  cursorMoved(index: number | null, by: 'keys' | 'mouse'): void {
    this.words.showSample(this.state, index, by === 'keys');
    this.plotDrawn();
  }

  spanChanged(): void {
    this.showTable();
    const { view, layout } = this.parts;
    const span = this.words.span(view.span);
    layout.spoken.textContent = span;
    this.say(view.zoom ? span : '');
    this.remember();
  }

  /** Brings what stands below the plot, on its axis, up to it. */
  plotDrawn(): void {
    const { view, timeline, replay } = this.parts;
    const { model, replay: replayed } = this.state;
    const { area, span, at } = view;
    if (!model || !area) return;
    const cursor = at === null ? null : (model.times[at] ?? null);
    const shared = { span, area, theme: this.theme, cursor };
    replay.show(replayed ? { ...shared, replay: replayed } : undefined);
    timeline.show({ ...shared, timeline: model.timeline, now: model.fetchedAt });
  }

  barChosen(bar: TimelineBar | undefined, by: 'keys' | 'mouse'): void {
    if (bar) this.words.showBar(this.state, bar, by === 'keys');
    else this.words.showSample(this.state, this.parts.view.at, false);
  }

  pointedAt(sentence: string | undefined): void {
    if (sentence !== undefined) this.words.showReadout(sentence, false);
    else this.words.showSample(this.state, this.parts.view.at, false);
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

  /** The next longer range; undefined at the longest. */
  private get longer(): ChartRange | undefined {
    return chartRanges[chartRanges.indexOf(this.state.range) + 1];
  }

  private get longerName(): string {
    return this.longer ? this.parts.texts.ranges[this.longer].long : '';
  }

  private showModel(model: ChartModel): void {
    const { layout } = this.parts;
    this.words.showModel(model);
    const hasData = model.times.length > 0;
    layout.plot.hidden = !hasData;
    this.parts.legend.root.hidden = !hasData;
    if (!hasData) this.hideBelow();
    layout.empty.hidden = hasData;
    layout.longer.hidden = this.longer === undefined;
    if (hasData) this.draw(model);
    this.words.showSample(this.state, this.parts.view.at, false);
    this.showTable();
  }

  /** Before the first data: that they are awaited, or nothing but the failure. */
  private showNothing({ busy, failure, target }: ChartState): void {
    const { layout, legend } = this.parts;
    this.words.showLoading(target.endpointId);
    layout.empty.hidden = failure !== null || !busy;
    layout.longer.hidden = true;
    layout.plot.hidden = true;
    legend.root.hidden = true;
    this.hideBelow();
    this.showTable();
  }

  /** Without an axis, what stands on it cannot be drawn. */
  private hideBelow(): void {
    this.parts.timeline.root.hidden = true;
    this.parts.replay.show(undefined);
  }

  private draw(model: ChartModel): void {
    const { texts, format, legend, view } = this.parts;
    legend.show(this.legendEntries(model), this.theme);
    if (model.times.length > 0) view.show({ model, texts, format, theme: this.theme });
  }

  private showTable(): void {
    const { table, toolbar, view } = this.parts;
    const { model } = this.state;
    const hasData = model !== null && model.times.length > 0;
    const open = this.tableOpen && hasData;
    toolbar.show({ hasData, zoomed: view.zoom !== null, table: open });
    table.root.hidden = !open;
    if (open) table.show(chartRows(model, this.state.replay, view.span.min, view.span.max));
  }

  private legendEntries(model: ChartModel): readonly LegendEntry[] {
    return legendOf(model, this.parts.texts, this.state.replay !== null);
  }

  private remember(): void {
    const { target, range, model } = this.state;
    const zoom = model?.range === range ? this.parts.view.zoom : null;
    this.editor.remember({ ...target, range, zoom, table: this.tableOpen });
  }
}
