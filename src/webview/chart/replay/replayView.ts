/**
 * A replay below the plot, on the plot's axis: one row per period and threshold, labelled as simulated and not
 * actual alarms. The user chooses which thresholds are shown.
 */
import type { TimeRange } from '../../../core/model/timeRange';
import type { ChartFormat } from '../../../core/chart/view/chartFormat';
import {
  variantName,
  type ChartReplay,
  type ReplayVariant,
} from '../../../core/chart/view/chartReplay';
import type { Readout } from '../../../core/chart/view/chartReadout';
import type { ChartTexts } from '../../../core/chart/view/chartTexts';
import { fill } from '../../../core/text/fill';
import { button, element } from '../../shared/dom';
import type { Point } from '../../shared/point';
import { ReplayRow, type RowDrawing } from './replayRow';

/** The input of a replay view. */
export type ReplayContent = Omit<RowDrawing, 'replayed'> & { readonly replay: ChartReplay };

/** The events of a replay view. */
export interface ReplayListener {
  /** The mouse is on a notification; undefined when it leaves. */
  onPointed(readout: Readout | undefined, at: Point): void;
  /** The user hides the replay. */
  onHide(): void;
}

/** The replay; hidden if there is none. */
export class ReplayView {
  readonly root: HTMLElement;
  private readonly title = element('h2');
  private readonly range = element('p', { class: 'about' });
  private readonly conditions: HTMLElement;
  private readonly list = element('ul', { class: 'replayRows' });
  private content: ReplayContent | undefined;
  private rows: readonly ReplayRow[] = [];
  /** The conditions that the user has hidden. */
  private readonly hidden = new Set<string>();

  constructor(
    private readonly texts: ChartTexts,
    private readonly format: ChartFormat,
    private readonly listener: ReplayListener,
  ) {
    this.conditions = element('div', {
      class: 'group',
      role: 'group',
      'aria-label': texts.replayConditions,
    });
    const hide = button(texts.hideReplay, () => {
      listener.onHide();
    });
    this.root = element(
      'section',
      { class: 'replay', 'aria-label': texts.replay, hidden: true },
      element('div', { class: 'replayHead' }, this.title, this.conditions, hide),
      this.range,
      this.list,
    );
  }

  /** The visible replay for the picture; undefined while it is hidden. */
  get shown(): { readonly title: string; readonly rows: readonly ReplayRow[] } | undefined {
    return this.root.hidden ? undefined : { title: this.title.textContent, rows: this.rows };
  }

  /** Shows a replay; undefined hides it. */
  show(content: ReplayContent | undefined): void {
    const { replay } = this.content ?? {};
    this.content = content;
    this.root.hidden = content === undefined;
    if (!content) return;
    if (content.replay !== replay) this.build(content.replay);
    this.draw();
  }

  private build(replay: ChartReplay): void {
    const { texts, format } = this;
    this.title.textContent = fill(texts.replayOf, replay.alarmName);
    const { start, end } = replay.range;
    this.range.textContent = fill(texts.replayRange, format.dateTime(start), format.dateTime(end));
    const conditions = [...new Set(replay.variants.map(({ condition }) => condition))];
    this.conditions.hidden = conditions.length < 2;
    this.conditions.replaceChildren(...conditions.map((condition) => this.toggle(condition)));
    this.fillList(replay);
  }

  private toggle(condition: string): HTMLButtonElement {
    const toggle = button(
      condition,
      () => {
        if (!this.hidden.delete(condition)) this.hidden.add(condition);
        toggle.setAttribute('aria-pressed', String(!this.hidden.has(condition)));
        if (this.content) this.fillList(this.content.replay);
        this.draw();
      },
      { 'aria-pressed': String(!this.hidden.has(condition)) },
    );
    return toggle;
  }

  private fillList({ variants }: ChartReplay): void {
    this.rows = variants
      .filter(({ condition }) => !this.hidden.has(condition))
      .map(
        (variant) =>
          new ReplayRow(variant, this.texts, this.format, (firing, at) => {
            this.listener.onPointed(firing && this.readout(variant, firing), at);
          }),
      );
    this.list.replaceChildren(...this.rows.map(({ root }) => root));
  }

  private draw(): void {
    const { content } = this;
    if (!content) return;
    for (const row of this.rows) row.show({ ...content, replayed: content.replay.range });
  }

  private readout(variant: ReplayVariant, { start, end }: TimeRange): Readout {
    const { texts, format } = this;
    const text = fill(texts.replayFiring, format.dateTime(start), format.dateTime(end));
    return { title: variantName(variant, texts, format), facts: [{ sign: 'replay', text }] };
  }
}
