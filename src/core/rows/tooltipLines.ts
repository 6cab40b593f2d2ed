/** Tooltips: made when they are asked for, since few rows of many are ever pointed at. */
import { displayText } from '../text/displayText';
import type { TooltipLine, TreeNode } from './node';
import { once } from '../base/once';

/** The lines that have a value, fit to be shown. */
export function tooltipLines(
  rows: readonly (readonly [label: string, value: string | undefined])[],
): TooltipLine[] {
  return rows.flatMap(([label, value]) =>
    value === undefined || value.trim() === '' ? [] : [{ label, value: displayText(value) }],
  );
}

/** A tooltip whose lines are made at the first look, and only then. */
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
