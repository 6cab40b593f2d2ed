/** The texts of the chart: summary, notes, failures and outcomes. */
import type { ChartModel } from '../../core/chart/view/chart';
import { readoutLine, type Readout } from '../../core/chart/view/chartReadout';
import { chartSummary } from '../../core/chart/view/chartSummary';
import { fill } from '../../core/text/fill';
import { displayText } from '../../core/text/displayText';
import { minuteMs, secondMs } from '../../core/base/duration';
import type { ChartState } from '../../protocol/chart';
import type { ChartParts } from './chartParts';
import { element } from '../shared/dom';
import type { Span } from '../shared/viewport';

type Refreshing = Pick<ChartState, 'paused' | 'refreshMs'>;

/** The texts of the page. */
export class ChartWords {
  constructor(private readonly parts: Pick<ChartParts, 'texts' | 'format' | 'layout'>) {}

  title(model: ChartModel): string {
    return fill(this.parts.texts.title, displayText(model.endpointLabel));
  }

  about(model: ChartModel): string {
    return `${model.endpointId} · ${model.region}`;
  }

  span({ min, max }: Span): string {
    const { texts, format } = this.parts;
    return fill(texts.shownSpan, format.minute(min), format.minute(max));
  }

  /** Shows the texts around the plot, or the text that replaces a plot without samples. */
  showModel(model: ChartModel, refreshing: Refreshing): void {
    const { layout, texts, format } = this.parts;
    layout.plot.setAttribute('aria-label', this.title(model));
    const fresh = fill(texts.updatedAt, format.second(model.fetchedAt));
    layout.about.textContent = `${fresh} · ${this.refreshes(refreshing)}`;
    layout.summary.textContent = chartSummary(model, this.parts);
    const notes = [...model.notes, ...(model.marksIncomplete ? [texts.marksIncomplete] : [])];
    layout.notes.replaceChildren(...notes.map((note) => element('li', {}, note)));
    layout.emptyText.textContent = texts.empty;
  }

  /** Shows the texts before the first data. */
  showLoading(): void {
    const { layout, texts } = this.parts;
    layout.emptyText.textContent = texts.loading;
  }

  /** Shows why the last read failed and which data are still shown; null if it did not fail. */
  showFailure(sentence: string | null, model: ChartModel | null): void {
    const { layout, texts, format } = this.parts;
    layout.banner.hidden = sentence === null;
    if (sentence === null) return;
    layout.bannerText.textContent = model
      ? fill(texts.twoSentences, sentence, fill(texts.keptOld, format.dateTime(model.fetchedAt)))
      : sentence;
  }

  /** How often new data are read. There are none before the next minute. */
  private refreshes({ paused, refreshMs }: Refreshing): string {
    const { texts, format } = this.parts;
    if (paused) return texts.refreshPaused;
    if (refreshMs === 0) return texts.refreshManual;
    return fill(texts.refreshEvery, format.number(Math.max(refreshMs, minuteMs) / secondMs));
  }

  /** Announces a readout to screen readers. */
  speak(readout: Readout): void {
    this.parts.layout.spoken.textContent = readoutLine(readout, this.parts);
  }

  /** Shows the outcome of a command. */
  say(sentence: string): void {
    this.parts.layout.status.textContent = sentence;
  }
}
