/** Maps the evaluation window and the warm-up of an alarm to the model. */
import { isRecord } from '../../core/base/isRecord';
import type { EvaluationWindow, WarmUp } from '../../core/model/alarm';
import { omitUndefined, readNumber, readText } from './fields';

/**
 * The window of an alarm; undefined for a sliding one, CloudWatch's default.
 * @param source a union with one member. The SDK returns an unknown member as `{ $unknown: [name,
 * value] }`; an alarm's history contains it by its own name
 */
export function toEvaluationWindow(source: unknown): EvaluationWindow | undefined {
  const [member] = isRecord(source) ? Object.entries(source) : [];
  if (!member) return undefined;
  const [key, value] = member;
  if (key === 'SlidingWindow') return undefined;
  if (key === 'WallClockWindow') {
    const timezone = isRecord(value) ? readText(value.Timezone) : undefined;
    return { kind: 'wallClock', ...omitUndefined({ timezone }) };
  }
  const unknown = key === '$unknown' && Array.isArray(value) ? readText(value[0]) : undefined;
  return { kind: 'other', name: unknown ?? key };
}

/** The warm-up of an alarm; undefined if it has none. */
export function toWarmUp(source: unknown): WarmUp | undefined {
  if (!isRecord(source)) return undefined;
  const minutes = readNumber(source.WarmUpPeriodDurationInMinutes);
  if (minutes === undefined) return undefined;
  return { minutes, wholePeriod: source.OnlyStartEvaluatingAfterWarmUpPeriodEnds === true };
}
