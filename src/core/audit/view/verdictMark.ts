/** The marks of an audit's picture: one for each verdict, and three for the ways to be notified. */
import {
  isNotified,
  type Classification,
  type Verdict,
  type VerdictKind,
} from '../verdicts/verdict';

/**
 * All marks, in the order of the legend: notified, not notified, unknown.
 * - `named`: a notification names the user
 * - `counted`: a notification of this connection alone, without the user
 * - `together`: a notification of several connections
 */
export const verdictMarks = [
  'named',
  'counted',
  'together',
  'masked',
  'tooShort',
  'alreadyInAlarm',
  'actionsOff',
  'notMet',
  'tooLate',
  'outsideWindows',
  'notMatched',
  'overLimit',
  'queryFailed',
  'noAlarm',
  'unknown',
] as const;

export type VerdictMark = (typeof verdictMarks)[number];

/** What a mark means for the user. */
export type MarkGroup = 'notified' | 'missed' | 'unknown';

/** Whether an untrusted value is a mark. */
export function isVerdictMark(value: unknown): value is VerdictMark {
  return verdictMarks.some((mark) => mark === value);
}

/** The group of a mark. */
export function groupOf(mark: VerdictMark): MarkGroup {
  if (mark === 'named' || mark === 'counted' || mark === 'together') return 'notified';
  return mark === 'unknown' ? 'unknown' : 'missed';
}

/** The mark of one verdict. */
export function markOf(verdict: Pick<Verdict, 'kind'>, isNamed: boolean): VerdictMark {
  const { kind } = verdict;
  if (kind === 'notified' || kind === 'notifiedTogether') {
    if (isNamed) return 'named';
    return kind === 'notified' ? 'counted' : 'together';
  }
  return kind satisfies Exclude<VerdictKind, 'notified' | 'notifiedTogether'>;
}

/** The mark of a connection, over all alarms: a notification by name is the best. */
export function markOfConnection({ verdict, byAlarm }: Classification): VerdictMark {
  const isNamed = byAlarm.some((one) => one.isNamed && isNotified(one.verdict));
  return markOf(verdict, isNamed);
}
