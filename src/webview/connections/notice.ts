/** A sentence and the button of the next step, if there is one. */
import type { PageNotice } from '../../protocol/connections';
import { button, element } from '../shared/dom';

/** A notice that is always in the page, hidden while it is empty. */
export class Notice {
  readonly root: HTMLElement;
  private readonly sentence: HTMLElement;
  private readonly step: HTMLButtonElement;

  /** @param attributes of the element: its class and an optional role */
  constructor(
    attributes: Readonly<Record<string, string>>,
    sentence: 'p' | 'span',
    onStep: () => void,
  ) {
    this.sentence = element(sentence);
    this.step = button('', onStep);
    this.root = element('div', { ...attributes, hidden: true }, this.sentence, this.step);
  }

  /** Shows a notice; null hides it. */
  show(notice: PageNotice | null): void {
    this.root.hidden = notice === null;
    if (!notice) return;
    // Setting the same text again would make a screen reader announce it again.
    if (this.sentence.textContent !== notice.sentence) this.sentence.textContent = notice.sentence;
    this.step.hidden = notice.step === null;
    this.step.textContent = notice.step;
  }
}
