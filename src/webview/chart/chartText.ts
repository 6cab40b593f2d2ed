/** The texts of the chart page: heading, summary, notes, failures, and the sample under the cursor. */
import type { ChartModel } from '../../core/chart/view/chart';
import { barReadout, chartReadout, chartSummary } from '../../core/chart/view/chartSummary';
import { fill } from '../../core/text/fill';
import { displayText } from '../../core/text/displayText';
import type { TimelineBar } from '../../core/chart/view/timeline';
import type { ChartState } from '../../protocol/chart';
import type { ChartParts } from './chartParts';
import { element } from '../shared/dom';
import type { Span } from '../shared/viewport';

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
    return fill(texts.shownSpan, format.dateTime(min), format.dateTime(max));
  }

  /** Shows the texts above the plot, or the text that replaces a plot without samples. */
  showModel(model: ChartModel): void {
    const { layout, texts, format } = this.parts;
    const title = this.title(model);
    layout.title.textContent = title;
    layout.plot.setAttribute('aria-label', title);
    const fresh = fill(texts.updatedAt, format.dateTime(model.fetchedAt));
    layout.about.textContent = `${this.about(model)} · ${fresh}`;
    layout.summary.textContent = chartSummary(model, texts, format);
    const notes = [...model.notes, ...(model.marksIncomplete ? [texts.marksIncomplete] : [])];
    layout.notes.replaceChildren(...notes.map((note) => element('li', {}, note)));
    layout.emptyText.textContent = fill(texts.empty, texts.ranges[model.range].long);
  }

  /** Shows the texts before the first data. */
  showLoading(endpointId: string): void {
    const { layout, texts } = this.parts;
    layout.title.textContent = fill(texts.title, endpointId);
    layout.emptyText.textContent = texts.loading;
  }

  /** Shows why the last read failed and which data are still shown; null if it did not fail. */
  showFailure(sentence: string | null, model: ChartModel | null): void {
    const { layout, texts, format } = this.parts;
    layout.banner.hidden = sentence === null;
    if (sentence === null) return;
    const kept = (old: ChartModel): string =>
      fill(texts.keptOld, texts.ranges[old.range].long, format.dateTime(old.fetchedAt));
    layout.bannerText.textContent = model
      ? fill(texts.twoSentences, sentence, kept(model))
      : sentence;
  }

  /** Shows the sample at an index, else the latest. */
  showSample({ model, replay }: ChartState, index: number | null, aloud: boolean): void {
    const { texts, format } = this.parts;
    if (!model) return;
    const at = index ?? model.times.length - 1;
    this.showReadout(chartReadout(model, at, texts, format, replay), aloud);
  }

  /** Shows a connection of the timeline. */
  showBar({ model }: ChartState, bar: TimelineBar, aloud: boolean): void {
    const { texts, format } = this.parts;
    const name = model?.timeline.rows[bar.row]?.name ?? '';
    this.showReadout(barReadout(bar, name, texts, format), aloud);
  }

  /** @param aloud whether a screen reader announces it */
  showReadout(text: string, aloud: boolean): void {
    const { layout } = this.parts;
    layout.readout.textContent = text;
    if (aloud) layout.spoken.textContent = text;
  }

  /** Shows the outcome of a command. */
  say(sentence: string): void {
    this.parts.layout.status.textContent = sentence;
  }
}
