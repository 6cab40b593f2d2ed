/**
 * Draws a chart in the current colours: the plot, its legend, the parts below it on the same axis, and a
 * picture of all of them.
 */
import type { Sign } from '../../core/chart/view/sign';
import type { ChartState } from '../../protocol/chart';
import type { PageFile } from '../../protocol/messages';
import { pngFile } from './chartFiles';
import type { ChartParts } from './chartParts';
import type { ChartWords } from './chartText';
import { legendOf } from './legend';
import { readTheme, type Theme } from '../shared/theme';

/** The painted parts of the page. */
export class ChartDrawing {
  private look = readTheme();
  private off: ReadonlySet<Sign>;

  /** @param hidden the symbols that are switched off */
  constructor(
    private readonly parts: ChartParts,
    private readonly words: ChartWords,
    hidden: readonly Sign[],
  ) {
    this.off = new Set(hidden);
  }

  /** The current colours. */
  get theme(): Theme {
    return this.look;
  }

  /** The symbols that are switched off. */
  get hidden(): ReadonlySet<Sign> {
    return this.off;
  }

  /** Reads the colours again for all later drawings. */
  lookChanged(): void {
    this.look = readTheme();
  }

  /** Switches a symbol off or on for all later drawings. */
  toggle(sign: Sign): void {
    const off = new Set(this.off);
    if (!off.delete(sign)) off.add(sign);
    this.off = off;
  }

  /** Draws the plot and its legend; only the legend if there are no samples, nothing before the first data. */
  draw({ model, replay }: ChartState): void {
    if (!model) return;
    const { theme, hidden } = this;
    const { texts, format, legend, view } = this.parts;
    legend.show(legendOf(model, texts, replay !== null), hidden, theme);
    if (model.times.length > 0) view.show({ model, texts, format, theme, hidden });
  }

  /** Updates the parts below the plot to its axis. */
  drawBelow({ model, replay }: ChartState): void {
    const { view, timeline, replay: replayView } = this.parts;
    const { area, span, at } = view;
    if (!model || !area) return;
    const cursor = at === null ? null : (model.times[at] ?? null);
    const shared = { span, area, theme: this.theme, cursor };
    replayView.show(replay && !this.off.has('replay') ? { ...shared, replay } : undefined);
    timeline.show({ ...shared, timeline: model.timeline, now: model.fetchedAt });
  }

  /** Without an axis, the parts below the plot cannot be drawn. */
  hide(): void {
    const { layout, legend, timeline, replay } = this.parts;
    layout.plot.hidden = true;
    legend.root.hidden = true;
    timeline.root.hidden = true;
    replay.show(undefined);
  }

  /** A picture of the visible chart; undefined before there is a plot. */
  picture({ model, replay }: ChartState): PageFile | undefined {
    if (!model) return undefined;
    const legend = legendOf(model, this.parts.texts, replay !== null);
    const caption = {
      title: this.words.title(model),
      subtitle: `${this.words.about(model)} · ${this.words.span(this.parts.view.span)}`,
      legend: legend.filter(({ sign }) => !this.off.has(sign)),
    };
    return pngFile(model, this.parts, caption, this.theme);
  }
}
