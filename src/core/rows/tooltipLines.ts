/** Tooltips are computed on demand, since users hover over few of many rows. */
import { displayText } from '../text/displayText';
import type { TooltipLine, TreeNode } from './node';
import { once } from '../base/memoize';

/** The lines that have a value, escaped for display. */
export function tooltipLines(
  rows: readonly (readonly [label: string, value: string | undefined])[],
): TooltipLine[] {
  return rows.flatMap(([label, value]) =>
    value === undefined || value.trim() === '' ? [] : [{ label, value: displayText(value) }],
  );
}

/** A tooltip whose lines are computed on first access. */
export function lazyTooltip(
  title: string,
  make: () => readonly TooltipLine[],
): TreeNode['tooltip'] {
  const lines = once(make);
  return {
    title,
    get lines() {
      return lines();
    },
  };
}
