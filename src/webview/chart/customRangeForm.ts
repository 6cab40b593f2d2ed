/**
 * A form for a time range, in the browser's own popover: two fields, and a sentence if they are no range. The
 * popover covers the page, is closed with Escape or beside it, and gives the focus back.
 */
import type { ChartFormat } from '../../core/chart/view/chartFormat';
import { oldestStart, type CustomRange } from '../../core/chart/view/chartRange';
import type { ChartTexts } from '../../core/chart/view/chartTexts';
import { fieldTime, typedRange, type RangeProblem } from '../../core/chart/view/customRange';
import { fill } from '../../core/text/fill';
import { button, element } from '../shared/dom';
import type { Span } from '../shared/viewport';

/** What the form needs of the page. */
export interface CustomRangeListener {
  /** The span that the chart shows: what the fields begin with. */
  shownSpan(): Span;
  /** The time up to which the chart has data, ms since 1970. */
  latest(): number;
  setRange(range: CustomRange): void;
}

/** The button and the form that it opens. */
export class CustomRangeForm {
  readonly opener: HTMLButtonElement;
  readonly root: HTMLElement;
  private readonly from = field();
  private readonly to = field();
  private readonly problem = element('p', { id: 'range-problem', role: 'alert' });

  constructor(
    private readonly texts: ChartTexts,
    private readonly format: ChartFormat,
    private readonly listener: CustomRangeListener,
  ) {
    this.opener = element(
      'button',
      { type: 'button', popovertarget: 'custom-range', 'aria-haspopup': 'dialog' },
      texts.customRangeMore,
    );
    const form = element(
      'form',
      { novalidate: true },
      element('label', {}, element('span', {}, texts.rangeFrom), this.from),
      element('label', {}, element('span', {}, texts.rangeTo), this.to),
      this.problem,
      button(texts.showRange, () => undefined, { type: 'submit' }),
    );
    this.root = element(
      'div',
      { id: 'custom-range', popover: '', role: 'dialog', 'aria-label': texts.customRange },
      form,
    );
    this.root.addEventListener('beforetoggle', ({ newState }) => {
      if (newState === 'open') this.open();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  /** Shows whether a typed range is chosen. */
  select(isChosen: boolean): void {
    this.opener.setAttribute('aria-pressed', String(isChosen));
  }

  private open(): void {
    const { left, bottom } = this.opener.getBoundingClientRect();
    this.root.style.top = `${String(bottom + 4)}px`;
    this.root.style.left = `min(${String(left)}px, 100vw - 308px)`;
    const { min, max } = this.listener.shownSpan();
    this.from.value = fieldTime(min, this.format.offset);
    this.to.value = fieldTime(max, this.format.offset);
    this.show(undefined);
  }

  private submit(): void {
    const { format, listener, from, to } = this;
    const now = listener.latest();
    const range = typedRange(from.value, to.value, now, format.offset);
    if (typeof range === 'string') {
      this.show(range);
      return;
    }
    this.root.hidePopover();
    listener.setRange(range);
  }

  /** Shows what is wrong, and puts the focus there. */
  private show(problem: RangeProblem | undefined): void {
    const { texts, format, listener, from, to } = this;
    const oldest = format.minute(oldestStart(listener.latest()));
    this.problem.textContent = problem ? fill(texts.rangeProblems[problem], oldest) : '';
    const wrong = problem && isWrongEnd(problem, from.value) ? to : from;
    for (const one of [from, to]) {
      const isWrong = problem !== undefined && one === wrong;
      one.setAttribute('aria-invalid', String(isWrong));
      if (isWrong) one.setAttribute('aria-describedby', this.problem.id);
      else one.removeAttribute('aria-describedby');
    }
    if (problem) wrong.focus();
  }
}

function isWrongEnd(problem: RangeProblem, from: string): boolean {
  return problem === 'order' || (problem === 'incomplete' && from !== '');
}

function field(): HTMLInputElement {
  return element('input', { type: 'datetime-local', autocomplete: 'off' });
}
