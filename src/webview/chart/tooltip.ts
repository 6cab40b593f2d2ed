/**
 * The tooltip of the chart: a readout beside a point. It covers the page without moving anything, and it is
 * hidden from screen readers, to which the page's live region says the same.
 */
import type { Readout } from '../../core/chart/view/chartReadout';
import type { Sign } from '../../core/chart/view/sign';
import type { Theme } from '../shared/theme';
import { element } from '../shared/dom';
import type { Point } from '../shared/point';
import { paintSign } from './plot/shapes';

/** CSS pixels from the point to the tooltip, and from the tooltip to the edge of the window. */
const distance = 14;
const margin = 4;

/** The tooltip. */
export class Tooltip {
  readonly root = element('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: true });

  /** @param onDismiss the user pressed Escape, or scrolled what the tooltip is about away from it */
  constructor(onDismiss: () => void) {
    window.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') onDismiss();
    });
    window.addEventListener('scroll', onDismiss, { capture: true });
  }

  /** Shows a readout beside a point, without the facts whose symbols are switched off. */
  show({ title, facts }: Readout, at: Point, theme: Theme, hidden: ReadonlySet<Sign>): void {
    const shown = facts.filter(({ sign }) => sign === undefined || !hidden.has(sign));
    const hasSigns = shown.some(({ sign }) => sign !== undefined);
    const items = shown.map(({ sign, text }) => {
      const canvas = element('canvas');
      if (sign) paintSign(canvas, sign, theme);
      return element('li', {}, ...(hasSigns ? [canvas] : []), element('span', {}, text));
    });
    this.root.replaceChildren(element('strong', {}, title), element('ul', {}, ...items));
    this.root.hidden = false;
    this.place(at);
  }

  hide(): void {
    this.root.hidden = true;
  }

  /** Right of the point, or left of it where there is no room; always inside the window. */
  private place({ x, y }: Point): void {
    const { width, height } = this.root.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const right = x + distance;
    const left = right + width + margin > clientWidth ? x - distance - width : right;
    const top = y + distance;
    const above = top + height + margin > clientHeight ? y - distance - height : top;
    this.root.style.left = `${String(Math.round(inside(left, width, clientWidth)))}px`;
    this.root.style.top = `${String(Math.round(inside(above, height, clientHeight)))}px`;
  }
}

function inside(start: number, size: number, room: number): number {
  return Math.max(margin, Math.min(start, room - size - margin));
}
