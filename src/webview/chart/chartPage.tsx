/**
 * The tab Now: one state, shown by one component. Converts what the user does into messages and into the next
 * state, and persists what a reload must not lose.
 */
import { render } from 'preact';
import { chartFormat, readerLocale } from '../../core/chart/view/chartFormat';
import { isSameRange, type ChartRange } from '../../core/chart/view/chartRange';
import { readoutLine, type Readout, type Words } from '../../core/chart/view/chartReadout';
import type { Sign } from '../../core/chart/view/sign';
import { fill } from '../../core/text/fill';
import type { ChartMemory, ChartState, HostMessage, PageMessage } from '../../protocol/chart';
import type { Point } from '../shared/point';
import { readTheme } from '../shared/theme';
import type { Editor } from '../shared/vsCodeHost';
import type { ChartCommands, Pointer } from './chartCommands';
import { csvFile, pngFile } from './chartFiles';
import { spanText } from './chartText';
import { ChartView } from './chartView';
import { cursorReadout, shownRange, toggled, type NowState } from './nowState';
import { PlotView, type PlotViewListener } from './plotView';

/** The tab, created with its first state. */
export class ChartPage implements ChartCommands, PlotViewListener {
  private state: NowState;
  private readonly words: Words;
  private readonly plot: PlotView;
  private isDue = false;
  private remembered = '';

  /** @param root an element that the page may fill */
  constructor(
    private readonly root: HTMLElement,
    private readonly editor: Editor<PageMessage, ChartMemory, HostMessage>,
    chart: ChartState,
  ) {
    const memory = editor.recall();
    const fits = memory !== undefined && isSameRange(memory.range, chart.range);
    const { texts, language } = chart;
    this.words = { texts, format: chartFormat(readerLocale(language, navigator.languages)) };
    this.plot = new PlotView(fits ? memory.zoom : null, this);
    this.state = {
      chart,
      theme: readTheme(),
      isTableOpen: memory?.table ?? false,
      hidden: new Set(memory?.hidden),
      hiddenConditions: new Set(),
      tip: undefined,
      spanLabel: '',
      status: '',
    };
  }

  /** Shows what the extension has sent: a complete state, or what has changed in it. */
  receive(change: Partial<ChartState>): void {
    this.change({ chart: { ...this.state.chart, ...change } });
  }

  /** Shows the hour around a time, with the cursor on its sample. */
  revealTime(at: number): void {
    // A state that came just before is drawn first.
    this.draw();
    this.plot.revealTime(at);
  }

  /** Shows the outcome of a command. */
  say(status: string): void {
    this.change({ status });
  }

  /** Shows that something is done: the number of rows, or the name of a file, in one of the texts. */
  report(text: 'linkCopied' | 'copied' | 'saved', value: string | number = ''): void {
    const { texts, format } = this.words;
    this.say(fill(texts[text], typeof value === 'number' ? format.number(value) : value));
  }

  /** Redraws with the current colors and pixel ratio. */
  styleChanged(): void {
    this.change({ theme: readTheme() });
  }

  setRange(range: ChartRange): void {
    this.receive({ range });
    this.editor.post({ type: 'setRange', range });
  }

  chooseCompared(): void {
    this.editor.post({ type: 'chooseCompared' });
  }

  togglePause(): void {
    this.editor.post({ type: 'setPaused', paused: !this.state.chart.paused });
  }

  refresh(): void {
    this.editor.post({ type: 'refresh' });
  }

  zoomBy(factor: number): void {
    this.plot.zoomBy(factor);
  }

  showWhole(): void {
    this.plot.showWhole();
  }

  toggleTable(): void {
    this.change({ isTableOpen: !this.state.isTableOpen });
  }

  copyTable(text: string, rows: number): void {
    this.editor.post({ type: 'copy', text, rows });
  }

  exportCsv(): void {
    const { model, replay } = this.state.chart;
    if (model) this.editor.post({ type: 'saveFile', file: csvFile(model, replay) });
  }

  exportPng(): void {
    const file = pngFile(this.state, this.plot, this.words);
    if (file) this.editor.post({ type: 'saveFile', file });
  }

  copyLink(): void {
    const range = shownRange(this.state.chart, this.plot);
    this.editor.post({ type: 'copyLink', range });
  }

  toggleSign(sign: Sign): void {
    this.change({ hidden: toggled(this.state.hidden, sign) });
  }

  toggleCondition(condition: string): void {
    this.change({ hiddenConditions: toggled(this.state.hiddenConditions, condition) });
  }

  hideReplay(): void {
    this.editor.post({ type: 'hideReplay' });
    this.plot.focus();
  }

  pointAt(readout: Readout | undefined, at: Point, by: Pointer): void {
    this.change({ tip: readout && { readout, at } });
    if (by === 'keys') this.speak(readout);
  }

  dismissTip(): void {
    if (this.state.tip) this.change({ tip: undefined });
  }

  onCursor(by: Pointer): void {
    this.change({ tip: 'cursor' });
    if (by === 'keys') this.speak(cursorReadout(this.state.chart, this.plot, this.words));
  }

  onSpan(): void {
    const spanLabel = spanText(this.plot.span, this.words);
    this.change({ spanLabel, status: this.plot.zoom ? spanLabel : '' });
  }

  /** What is below the plot follows its axis. */
  onDrawn(): void {
    this.change({});
  }

  /** The keyboard's cursor cannot be seen by everybody, so it is also announced. */
  private speak(readout: Readout | undefined): void {
    if (readout) this.change({ spanLabel: readoutLine(readout, this.words) });
  }

  /** Changes the state, and draws all changes of a task at once. */
  private change(change: Partial<NowState>): void {
    this.state = { ...this.state, ...change };
    if (this.isDue) return;
    this.isDue = true;
    queueMicrotask(() => {
      if (this.isDue) this.draw();
    });
  }

  private draw(): void {
    this.isDue = false;
    const { root, state, plot, words } = this;
    root.setAttribute('aria-busy', String(state.chart.busy));
    render(<ChartView state={state} plot={plot} words={words} commands={this} />, root);
    this.remember();
  }

  private remember(): void {
    const { chart, isTableOpen: table, hidden } = this.state;
    const { target, range, compared, paused, model } = chart;
    const fits = model !== null && isSameRange(model.range, range);
    const zoom = fits ? this.plot.zoom : null;
    const memory = { ...target, range, compared, paused, zoom, table, hidden: [...hidden] };
    const text = JSON.stringify(memory);
    if (text !== this.remembered) this.editor.remember(memory);
    this.remembered = text;
  }
}
