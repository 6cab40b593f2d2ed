/** A sentence and, where there is one, the button of the step that helps. */
import type { PageNotice } from '../../protocol/connections';
import { button, element } from '../shared/dom';

/** Stands in the page all the time, hidden while there is nothing to say. */
export class Notice {
  readonly root: HTMLElement;
  private readonly sentence: HTMLElement;
  private readonly step: HTMLButtonElement;

  /** @param attributes of the element: its class and, where it has one, its role */
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
    // Set anew it would be read aloud anew.
    if (this.sentence.textContent !== notice.sentence) this.sentence.textContent = notice.sentence;
    this.step.hidden = notice.step === null;
    this.step.textContent = notice.step;
  }
}
