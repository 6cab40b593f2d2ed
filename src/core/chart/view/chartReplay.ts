/**
 * A replayed alarm as plain data for the chart: for each compared period and threshold, when it would have
 * notified and how long it would have been in ALARM. The page draws it.
 */
import type { ReplayReport } from '../../replay/readReplay';
import type { ReplaySummary } from '../../replay/replaySummary';
import type { TimeRange } from '../../model/timeRange';
import type { ChartFormat } from './chartFormat';
import type { ChartTexts } from './chartTexts';
import { fill } from '../../text/fill';
import { comparisonSign } from './chartThresholds';
import { displayText } from '../../text/displayText';

/** The alarm with one period and one threshold. */
export interface ReplayVariant {
  readonly periodSeconds: number;
  /** `≥ 2` */
  readonly condition: string;
  /** Whether this is the alarm's actual period and threshold. */
  readonly own: boolean;
  /** From each notification until the alarm left ALARM, oldest first. */
  readonly firings: readonly TimeRange[];
}

/** What the chart shows of a replay. */
export interface ChartReplay {
  readonly alarmName: string;
  /** The replayed range, ms since 1970. */
  readonly range: TimeRange;
  /** Ordered by period, then threshold. The alarm itself is first if it has another period or threshold. */
  readonly variants: readonly ReplayVariant[];
}

/** Builds the chart's replay from a report; undefined if there was nothing to replay. */
export function chartReplay({
  definition,
  range,
  summary,
  compared,
}: ReplayReport): ChartReplay | undefined {
  const { comparison, name, periodSeconds, threshold } = definition;
  if (!range || comparison === 'other') return undefined;
  const own = { periodSeconds, threshold };
  const isOwn = (cell: typeof own): boolean =>
    cell.periodSeconds === periodSeconds && cell.threshold === threshold;
  const cells: readonly (typeof own & { readonly summary: ReplaySummary })[] = compared.some(isOwn)
    ? compared
    : [{ ...own, summary }, ...compared];
  return {
    alarmName: displayText(name),
    range,
    variants: cells.map((cell) => ({
      periodSeconds: cell.periodSeconds,
      condition: `${comparisonSign(comparison)} ${String(cell.threshold)}`,
      own: isOwn(cell),
      firings: cell.summary.inAlarm,
    })),
  };
}

/** The notifications that a variant would have sent from `start` to `end`, both inclusive. */
export function firingsWithin(
  { firings }: ReplayVariant,
  start: number,
  end: number,
): readonly TimeRange[] {
  return firings.filter((firing) => firing.start >= start && firing.start <= end);
}

/** The period, the condition, and the number of notifications in the visible span. */
export function variantText(
  variant: ReplayVariant,
  shown: number,
  texts: ChartTexts,
  format: ChartFormat,
): string {
  const name = variantName(variant, texts, format);
  const counted =
    shown === 1
      ? fill(texts.replayedOnce, name)
      : fill(texts.replayedTimes, name, format.number(shown));
  return variant.own ? fill(texts.replayedOwn, counted) : counted;
}

/** `60 s, ≥ 1` in the reader's language. */
export function variantName(
  { periodSeconds, condition }: Pick<ReplayVariant, 'periodSeconds' | 'condition'>,
  texts: ChartTexts,
  format: ChartFormat,
): string {
  return fill(texts.replayedVariant, format.number(periodSeconds), condition);
}

/** The variants that would have fired at one time, worded so that they are not treated as actual alarms. */
export function wouldHaveFired(
  variants: readonly ReplayVariant[],
  texts: ChartTexts,
  format: ChartFormat,
): string {
  const names = variants.map((variant) => variantName(variant, texts, format));
  return fill(texts.wouldHaveFired, names.join('; '));
}
