/**
 * The tooltip of the chart: a readout beside a point. It covers the page without moving anything, and it is
 * hidden from screen readers, to which the page's live region says the same.
 */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Sign } from '../../core/chart/view/sign';
import type { Point } from '../shared/point';
import type { Theme } from '../shared/theme';
import { SignIcon } from './signIcon';
import type { Tip } from './nowState';

/** CSS pixels from the point to the tooltip, and from the tooltip to the edge of the window. */
const distance = 14;
const margin = 4;

interface TooltipProps {
  readonly tip: Tip | undefined;
  readonly theme: Theme;
  /** The facts of these symbols are left out. */
  readonly hidden: ReadonlySet<Sign>;
  /** The user has pressed Escape, or has scrolled what the tooltip is about away from it. */
  readonly onDismiss: () => void;
}

/** The tooltip. */
export function Tooltip({ tip, theme, hidden, onDismiss }: TooltipProps) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    window.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') onDismiss();
    });
    window.addEventListener('scroll', onDismiss, { capture: true });
  }, []);
  useLayoutEffect(() => {
    if (root.current && tip) place(root.current, tip.at);
  });
  if (!tip) return null;
  const { title, facts } = tip.readout;
  const shown = facts.filter(({ sign }) => sign === undefined || !hidden.has(sign));
  const hasSigns = shown.some(({ sign }) => sign !== undefined);
  return (
    <div class="tooltip" aria-hidden="true" ref={root}>
      <strong>{title}</strong>
      <ul>
        {shown.map(({ sign, text }) => (
          <li key={text}>
            {hasSigns && <SignIcon sign={sign} theme={theme} />}
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Right of the point, or left of it where there is no room; always inside the window. */
function place(tooltip: HTMLElement, { x, y }: Point): void {
  const { width, height } = tooltip.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const right = x + distance;
  const left = right + width + margin > clientWidth ? x - distance - width : right;
  const top = y + distance;
  const above = top + height + margin > clientHeight ? y - distance - height : top;
  tooltip.style.left = `${String(Math.round(inside(left, width, clientWidth)))}px`;
  tooltip.style.top = `${String(Math.round(inside(above, height, clientHeight)))}px`;
}

function inside(start: number, size: number, room: number): number {
  return Math.max(margin, Math.min(start, room - size - margin));
}
