/** Lines of a tooltip. */
import { displayText } from './displayText';
import type { TooltipLine } from './node';

/** The lines that have a value, fit to be shown. */
export function tooltipLines(
  rows: readonly (readonly [label: string, value: string | undefined])[],
): TooltipLine[] {
  return rows.flatMap(([label, value]) =>
    value === undefined || value.trim() === '' ? [] : [{ label, value: displayText(value) }],
  );
}
