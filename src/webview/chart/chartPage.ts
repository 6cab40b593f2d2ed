/** Puts the extension's state into the parts of the page, and converts user actions into messages. */
import type { ChartModel } from '../../core/chart/view/chart';
import {
  isPreset,
  isSameRange,
  longerRange,
  type ChartRange,
  type PresetRange,
} from '../../core/chart/view/chartRange';
import { chartRows } from '../../core/chart/view/chartRows';
import type { Readout } from '../../core/chart/view/chartReadout';
import type { Sign } from '../../core/chart/view/sign';
import { fill } from '../../core/text/fill';
import type { ChartMemory, ChartState, HostMessage, PageMessage } from '../../protocol/chart';
import type { TimelineBar } from '../../core/chart/view/timeline';
import { ChartDrawing } from './chartDrawing';
import { csvFile } from './chartFiles';
import { buildChartParts, type ChartParts, type PartsListener } from './chartParts';
import { ChartTip } from './chartTip';
import { ChartWords } from './chartText';
import type { Point } from '../shared/point';
import type { Span } from '../shared/viewport';
import type { Editor } from '../shared/vsCodeHost';

/** The page, created with its first state. */
export class ChartPage implements PartsListener {
  private readonly parts: ChartParts;
  private readonly words: ChartWords;
  private readonly drawing: ChartDrawing;
  private state: ChartState;
  private tableOpen: boolean;
  private readonly tip: ChartTip;

  /** @param root an element that the page may fill */
  constructor(
    private readonly root: HTMLElement,
    private readonly editor: Editor<PageMessage, ChartMemory, HostMessage>,
    state: ChartState,
  ) {
    const memory = editor.recall();
    const fits = memory !== undefined && isSameRange(memory.range, state.range);
    this.state = state;
    this.tableOpen = memory?.table ?? false;
    this.parts = buildChartParts(root, state, fits ? memory.zoom : null, this);
    this.words = new ChartWords(this.parts);
    this.drawing = new ChartDrawing(this.parts, this.words, memory?.hidden ?? []);
    this.tip = new ChartTip(this.parts, this.words, this.drawing);
    this.show(state);
  }

  /** Shows a complete state. */
  show(state: ChartState): void {
    const { layout, texts } = this.parts;
    this.state = state;
    this.selectRange(state.range);
    layout.longer.textContent = fill(texts.longerRange, this.longerName);
    this.setBusy(state.busy);
    this.setFailure(state.failure);
    if (state.model) this.showModel(state.model);
    else this.showNothing(state);
    this.remember();
  }

  /** Shows the hour around a time, with the cursor on its sample. */
  lookAt(at: number): void {
    this.parts.view.lookAt(at);
  }

  /** Shows that a read begins or ends. The old chart stays. */
  setBusy(busy: boolean): void {
    this.root.setAttribute('aria-busy', String(busy));
    this.parts.layout.progress.hidden = !busy;
  }

  /** Shows why the last read failed and which data are still shown; null if it did not fail. */
  setFailure(sentence: string | null): void {
    const { model } = this.state;
    this.words.showFailure(sentence, model);
    if (sentence !== null && !model) this.parts.layout.empty.hidden = true;
  }

  /** Shows the outcome of a command. */
  say(sentence: string): void {
    this.words.say(sentence);
  }

  linkCopied(): void {
    this.say(this.parts.texts.linkCopied);
  }

  copied(rows: number): void {
    this.say(fill(this.parts.texts.copied, this.parts.format.number(rows)));
  }

  saved(name: string): void {
    this.say(fill(this.parts.texts.saved, name));
  }

  /** Redraws with the current colours and pixel ratio. */
  lookChanged(): void {
    this.drawing.lookChanged();
    this.drawing.draw(this.state);
  }

  setRange(range: ChartRange): void {
    this.selectRange(range);
    this.editor.post({ type: 'setRange', range });
  }

  shownSpan(): Span {
    return this.parts.view.span;
  }

  latest(): number {
    return this.state.model?.fetchedAt ?? Date.now();
  }

  chooseCompared(): void {
    this.editor.post({ type: 'chooseCompared' });
  }

  copyLink(): void {
    const { min, max } = this.shownSpan();
    this.editor.post({ type: 'copyLink', range: { start: min, end: max } });
  }

  togglePause(): void {
    this.editor.post({ type: 'setPaused', paused: !this.state.paused });
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
    const file = this.drawing.picture(this.state);
    if (file) this.editor.post({ type: 'saveFile', file });
  }

  copyTable(): void {
    this.editor.post({ type: 'copy', ...this.parts.table.copy });
  }

  hideReplay(): void {
    this.editor.post({ type: 'hideReplay' });
    this.parts.layout.plot.focus();
  }

  toggleSign(sign: Sign): void {
    this.drawing.toggle(sign);
    this.drawing.draw(this.state);
    this.remember();
  }

  cursorMoved(by: 'keys' | 'mouse'): void {
    this.drawing.drawBelow(this.state);
    this.tip.aboutCursor(() => this.state, by);
  }

  spanChanged(): void {
    this.showTable();
    const { view, layout } = this.parts;
    const span = this.words.span(view.span);
    layout.spoken.textContent = span;
    this.say(view.zoom ? span : '');
    this.remember();
  }

  plotDrawn(): void {
    this.drawing.drawBelow(this.state);
    this.tip.show();
  }

  barChosen(bar: TimelineBar | undefined, at: Point, by: 'keys' | 'mouse'): void {
    this.tip.aboutBar(this.state, bar, at, by);
  }

  firingPointed(readout: Readout | undefined, at: Point): void {
    this.tip.aboutReadout(readout, at, 'mouse');
  }

  dismissTooltip(): void {
    this.tip.dismiss();
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

  private get longer(): PresetRange | undefined {
    return longerRange(this.state.range);
  }

  private get longerName(): string {
    return this.longer ? this.parts.texts.ranges[this.longer].long : '';
  }

  private showModel(model: ChartModel): void {
    const { layout, legend } = this.parts;
    this.words.showModel(model, this.state);
    const hasData = model.times.length > 0;
    layout.plot.hidden = !hasData;
    legend.root.hidden = !hasData;
    if (!hasData) this.drawing.hide();
    layout.empty.hidden = hasData;
    layout.longer.hidden = this.longer === undefined;
    if (hasData) this.drawing.draw(this.state);
    this.showTable();
  }

  /** Before the first data: shows that they are loading, or only the failure. */
  private showNothing({ busy, failure }: ChartState): void {
    const { layout } = this.parts;
    this.words.showLoading();
    layout.empty.hidden = failure !== null || !busy;
    layout.longer.hidden = true;
    this.drawing.hide();
    this.showTable();
  }

  private selectRange(range: ChartRange): void {
    const { ranges, customRange } = this.parts;
    ranges.select(range);
    customRange.select(!isPreset(range));
  }

  private showTable(): void {
    const { table, toolbar, view } = this.parts;
    const { model, paused } = this.state;
    const hasData = model !== null && model.times.length > 0;
    const open = this.tableOpen && hasData;
    toolbar.show({ hasData, zoomed: view.zoom !== null, table: open, paused });
    table.root.hidden = !open;
    if (open) table.show(chartRows(model, this.state.replay, view.span.min, view.span.max));
  }

  private remember(): void {
    const { target, range, compared, paused, model } = this.state;
    const fits = model !== null && isSameRange(model.range, range);
    const zoom = fits ? this.parts.view.zoom : null;
    const hidden = [...this.drawing.hidden];
    const table = this.tableOpen;
    this.editor.remember({ ...target, range, compared, paused, zoom, table, hidden });
  }
}
