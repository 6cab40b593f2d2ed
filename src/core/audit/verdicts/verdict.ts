/** The verdicts of an audit: whether, and how, an alarm reacted to a connection. */
import { publicationDelayMs } from '../../connections/log/publicationDelay';
import type { ConnectionRecord } from '../../model/connectionRecord';
import type { Sample } from '../../model/sample';
import type { TimelineSource } from './timeline';

/** Why nobody was notified although the alarm changed to ALARM. */
export type SilentActions =
  /** The actions of the alarm were disabled. */
  | { readonly why: 'off' }
  /** The alarm had no action. */
  | { readonly why: 'none' }
  /** CloudWatch reports no action that ran; a mute rule has this effect. */
  | { readonly why: 'notRun' }
  | { readonly why: 'failed'; readonly error?: string };

/** Why the data allow no verdict. */
export type UnknownReason =
  /** The publication that would count the connection, or its evaluation, is still pending. */
  | 'pending'
  /** The connection log has no entry of the connection. */
  | 'notLogged'
  /** A publication is missing in the metric. */
  | 'noSample'
  /** The alarm was in its warm-up period. */
  | 'warmUp'
  /** No history of the alarm from that time, and no replay. */
  | 'alarmUnknown';

/** There is exactly one verdict for each connection and alarm. Times in ms since 1970. */
export type Verdict =
  /** The alarm notified of this connection alone. */
  | { readonly kind: 'notified'; readonly at: number }
  /** One notification covered this connection and `others` more. */
  | { readonly kind: 'notifiedTogether'; readonly at: number; readonly others: number }
  /**
   * At least as many connections ended as started, or the remaining rise was below the threshold.
   */
  | { readonly kind: 'masked' }
  /** The connection started and ended between two publications. */
  | { readonly kind: 'tooShort' }
  /** The alarm was already in ALARM; `since` is present if known. */
  | { readonly kind: 'alreadyInAlarm'; readonly since?: number }
  /** The alarm changed to ALARM, but notified nobody. */
  | { readonly kind: 'actionsOff'; readonly at: number; readonly actions: SilentActions }
  /** The alarm evaluated the rise, and its condition did not hold. */
  | { readonly kind: 'notMet' }
  /** The log entry could be read only after the last evaluation that would have included it. */
  | { readonly kind: 'tooLate' }
  /** The windows of the query leave gaps, and the log entry is in one. */
  | { readonly kind: 'outsideWindows' }
  /** CloudWatch evaluates only so many contributors at once, and this one was not among them. */
  | { readonly kind: 'overLimit'; readonly most: number }
  /** The query of the alarm failed. */
  | { readonly kind: 'queryFailed' }
  /** The query or the metric filter does not match the log entry. */
  | { readonly kind: 'notMatched' }
  /** There was no alarm at that time. */
  | { readonly kind: 'noAlarm' }
  | { readonly kind: 'unknown'; readonly why: UnknownReason };

export type VerdictKind = Verdict['kind'];

/** All kinds, best first: of several alarms, the best verdict counts. */
export const verdictKinds = [
  'notified',
  'notifiedTogether',
  'unknown',
  'alreadyInAlarm',
  'actionsOff',
  'notMet',
  'overLimit',
  'queryFailed',
  'tooLate',
  'outsideWindows',
  'notMatched',
  'masked',
  'tooShort',
  'noAlarm',
] as const satisfies readonly VerdictKind[];

/** The best of several verdicts. @param all at least one */
export function bestVerdict<T extends { readonly verdict: Verdict }>(all: readonly T[]): T {
  return all.reduce((best, one) => (rank(one) < rank(best) ? one : best));
}

function rank({ verdict }: { readonly verdict: Verdict }): number {
  return verdictKinds.indexOf(verdict.kind);
}

/** The verdict of an alarm on the log that found no entry of a connection. */
export function unloggedVerdict(
  { id, startedAt }: ConnectionRecord,
  { logged, now }: { readonly logged: ReadonlySet<string>; readonly now: number },
): Verdict {
  if (logged.has(id)) return { kind: 'notMatched' };
  const isPending = now < startedAt + publicationDelayMs;
  return { kind: 'unknown', why: isPending ? 'pending' : 'notLogged' };
}

/** Whether someone was notified. */
export function isNotified({ kind }: Verdict): boolean {
  return kind === 'notified' || kind === 'notifiedTogether';
}

/** The publications between which a connection started. */
export interface Publications {
  /** The last publication before the start of the connection. */
  readonly before?: Sample;
  /** The first publication at or after the start of the connection. */
  readonly after?: Sample;
  /** Known connections that started in between and were still open at `after`. */
  readonly began: number;
  /** Known connections that were counted in `before` and ended by `after`. */
  readonly ended: number;
}

/** A connection with its verdict. */
export interface Classification {
  readonly record: ConnectionRecord;
  readonly verdict: Verdict;
  readonly publications: Publications;
  /** The alarm that the verdict comes from; absent if there is none. */
  readonly alarm?: { readonly name: string; readonly source?: TimelineSource };
  /** The verdict of each alarm, in the order of the alarms. */
  readonly byAlarm: readonly NamedVerdict[];
}

/** The verdict of one alarm. */
export interface NamedVerdict {
  readonly name: string;
  readonly verdict: Verdict;
  /** Whether the notification names the user. */
  readonly isNamed: boolean;
}
