/** When CloudWatch evaluates an alarm, as the model has it: the window of its data, and its warm-up. */
import { isRecord } from '../../core/base/isRecord';
import type { EvaluationWindow, WarmUp } from '../../core/model/alarm';
import { omitUndefined, readNumber, readText } from './fields';

/**
 * The window of an alarm; undefined for one that slides, which is what CloudWatch takes for granted.
 * @param source a union of one member. The SDK gives a member that it does not know as
 * `{ $unknown: [name, value] }`; an alarm's history has it by its own name
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

/** The warm-up of an alarm; undefined when it has none. */
export function toWarmUp(source: unknown): WarmUp | undefined {
  if (!isRecord(source)) return undefined;
  const minutes = readNumber(source.WarmUpPeriodDurationInMinutes);
  if (minutes === undefined) return undefined;
  return { minutes, wholePeriod: source.OnlyStartEvaluatingAfterWarmUpPeriodEnds === true };
}
