/** What the page of failed attempts shows. */
import type { FailedAttempt } from '../../model/failedAttempt';
import type { TimeRange } from '../../model/timeRange';
import type { Translate } from '../../ports/translate';
import {
  attemptAspects,
  attemptGroups,
  type AttemptAspect,
  type AttemptGroup,
} from './attemptGroups';
import { reasonText, type ReasonText } from './reasonText';

/** The maximum number of groups: password guessing makes thousands of users. */
const mostGroups = 100;

/** A group; that of a reason with its explanation. */
export interface ShownGroup extends AttemptGroup {
  readonly reason?: ReasonText;
}

/** The groups of every aspect. */
export interface FailedAttemptsView {
  readonly range: TimeRange;
  readonly total: number;
  /** Whether there were more, which are not known. */
  readonly more: boolean;
  readonly groups: Readonly<Record<AttemptAspect, readonly ShownGroup[]>>;
  /** How many groups of each aspect are not shown. */
  readonly hidden: Readonly<Record<AttemptAspect, number>>;
}

/** Failed attempts of one endpoint, as far as they are known. */
export interface KnownAttempts {
  readonly attempts: readonly FailedAttempt[];
  /** Whether there were more; the oldest are missing. */
  readonly more: boolean;
  readonly range: TimeRange;
  /** How the endpoint authenticates, as AWS spells it. */
  readonly authentication: readonly string[];
}

/** The view. */
export function failedAttemptsView(
  { attempts, more, range, authentication }: KnownAttempts,
  t: Translate,
): FailedAttemptsView {
  const inside = attempts.filter(({ at }) => at >= range.start && at < range.end);
  const all = attemptAspects.map((aspect) => {
    const groups = attemptGroups(inside, aspect, range);
    const shown = groups.slice(0, mostGroups).map((group): ShownGroup => {
      if (aspect !== 'reason') return group;
      return { ...group, reason: reasonText(group.value ?? undefined, { t, authentication }) };
    });
    return { aspect, shown, hidden: groups.length - shown.length };
  });
  const record = <T>(of: (one: (typeof all)[number]) => T): Readonly<Record<AttemptAspect, T>> =>
    Object.fromEntries(all.map((one) => [one.aspect, of(one)])) as Record<AttemptAspect, T>;
  return {
    ...{ range, more },
    total: inside.length,
    groups: record(({ shown }) => shown),
    hidden: record(({ hidden }) => hidden),
  };
}
