/**
 * A replayed alarm as the chart shows it: with each period and threshold that was compared, when it
 * would have notified and for how long it would have been in ALARM. Plain data; the page draws it.
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
  /** Whether the alarm has this period and threshold itself. */
  readonly own: boolean;
  /** From each notification until the alarm left ALARM, oldest first. */
  readonly firings: readonly TimeRange[];
}

/** What the chart shows of a replay. */
export interface ChartReplay {
  readonly alarmName: string;
  /** What was replayed, ms since 1970. */
  readonly range: TimeRange;
  /** Period by period, threshold by threshold; the alarm itself first where it is none of these. */
  readonly variants: readonly ReplayVariant[];
}

/** What the chart shows of a report; undefined where there was nothing to replay. */
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

/** The notifications that a variant would have sent from `start` to `end`, both inside. */
export function firingsWithin(
  { firings }: ReplayVariant,
  start: number,
  end: number,
): readonly TimeRange[] {
  return firings.filter((firing) => firing.start >= start && firing.start <= end);
}

/** The period and the condition, and how often it would have notified in what is on show. */
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

/** The variants that would have fired at one moment, by name: said so that nobody takes it for real. */
export function wouldHaveFired(
  variants: readonly ReplayVariant[],
  texts: ChartTexts,
  format: ChartFormat,
): string {
  const names = variants.map((variant) => variantName(variant, texts, format));
  return fill(texts.wouldHaveFired, names.join('; '));
}
