/** Failed attempts grouped by reason, user or address. Times in ms since 1970; names are ready to be shown. */
import { attemptUser, type FailedAttempt } from '../../model/failedAttempt';
import type { TimeRange } from '../../model/timeRange';
import { displayText } from '../../text/displayText';

/** What attempts are grouped by. */
export const attemptAspects = ['reason', 'user', 'address'] as const;

export type AttemptAspect = (typeof attemptAspects)[number];

/** A name and how many attempts it has; an undefined name is unknown. */
export interface NamedCount {
  readonly name: string | null;
  readonly count: number;
}

/** The attempts with one reason, of one user or from one address. */
export interface AttemptGroup {
  /** As the log has it; null if the log has none. */
  readonly value: string | null;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** How many there were in each of `stripParts` equal parts of the range. */
  readonly strip: readonly number[];
  /** The most frequent values of each aspect, at most `mostNamed`. */
  readonly names: Readonly<Record<AttemptAspect, readonly NamedCount[]>>;
  /** How many different values each aspect has. */
  readonly different: Readonly<Record<AttemptAspect, number>>;
}

/** The parts of a strip. */
export const stripParts = 48;

/** The maximum number of values that a group names. */
export const mostNamed = 10;

/** The groups of an aspect, largest first. */
export function attemptGroups(
  attempts: readonly FailedAttempt[],
  aspect: AttemptAspect,
  range: TimeRange,
): readonly AttemptGroup[] {
  const members = new Map<string | undefined, FailedAttempt[]>();
  for (const attempt of attempts) {
    const value = valueOf(attempt, aspect);
    const own = members.get(value);
    if (own) own.push(attempt);
    else members.set(value, [attempt]);
  }
  return [...members]
    .map(([value, own]) => groupOf(value, own, range))
    .sort((a, b) => b.count - a.count || b.lastAt - a.lastAt);
}

function groupOf(
  value: string | undefined,
  own: readonly FailedAttempt[],
  range: TimeRange,
): AttemptGroup {
  const strip = Array<number>(stripParts).fill(0);
  let [firstAt, lastAt] = [Infinity, -Infinity];
  const partMs = (range.end - range.start) / stripParts;
  for (const { at } of own) {
    firstAt = Math.min(firstAt, at);
    lastAt = Math.max(lastAt, at);
    const part = Math.min(stripParts - 1, Math.max(0, Math.floor((at - range.start) / partMs)));
    strip[part] = (strip[part] ?? 0) + 1;
  }
  const counts = attemptAspects.map((aspect) => [aspect, countsOf(own, aspect)] as const);
  const record = <T>(of: (all: readonly NamedCount[]) => T): Readonly<Record<AttemptAspect, T>> =>
    Object.fromEntries(counts.map(([aspect, all]) => [aspect, of(all)])) as Record<
      AttemptAspect,
      T
    >;
  return {
    value: value ?? null,
    count: own.length,
    ...{ firstAt, lastAt, strip },
    names: record((all) => all.slice(0, mostNamed)),
    different: record((all) => all.length),
  };
}

function countsOf(
  attempts: readonly FailedAttempt[],
  aspect: AttemptAspect,
): readonly NamedCount[] {
  const counts = new Map<string | undefined, number>();
  for (const attempt of attempts) {
    const value = valueOf(attempt, aspect);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ name: value === undefined ? null : displayText(value), count }))
    .sort((a, b) => b.count - a.count);
}

function valueOf(attempt: FailedAttempt, aspect: AttemptAspect): string | undefined {
  switch (aspect) {
    case 'reason':
      return attempt.reason;
    case 'user':
      return attemptUser(attempt);
    case 'address':
      return attempt.deviceIp;
  }
}
