/** What an alarm made of a connection that began: the words of the audit. */
import type { ConnectionRecord } from '../model/connectionRecord';
import type { Sample } from '../model/sample';
import type { TimelineSource } from './timeline';

/** Why nobody was notified although the alarm changed to ALARM. */
export type SilentActions =
  /** Its actions were switched off. */
  | { readonly why: 'off' }
  /** None was set. */
  | { readonly why: 'none' }
  /** CloudWatch tells of none that was run; a mute rule does that. */
  | { readonly why: 'notRun' }
  | { readonly why: 'failed'; readonly error?: string };

/** Why the data allow no verdict. */
export type UnknownReason =
  /** The publication that would count it, or the evaluation of it, is still to come. */
  | 'pending'
  /** A publication is missing in the metric. */
  | 'noSample'
  /** The alarm was in its warm-up period. */
  | 'warmUp'
  /** Nothing is known of the alarm from so long ago, and it cannot be replayed. */
  | 'alarmUnknown';

/** Exactly one for each connection and alarm. Times in ms since 1970. */
export type Verdict =
  /** The alarm notified of it alone. */
  | { readonly kind: 'notified'; readonly at: number }
  /** One notification for it and `others`. */
  | { readonly kind: 'notifiedTogether'; readonly at: number; readonly others: number }
  /** As many ended as began, or more, or too few were left for the threshold. */
  | { readonly kind: 'masked' }
  /** It began and ended between two publications. */
  | { readonly kind: 'tooShort' }
  /** The alarm was in ALARM, since when if that is known. */
  | { readonly kind: 'alreadyInAlarm'; readonly since?: number }
  /** The alarm changed to ALARM, but told nobody. */
  | { readonly kind: 'actionsOff'; readonly at: number; readonly actions: SilentActions }
  /** The alarm saw the rise, and its condition did not hold. */
  | { readonly kind: 'notMet' }
  /** There was no alarm then. */
  | { readonly kind: 'noAlarm' }
  | { readonly kind: 'unknown'; readonly why: UnknownReason };

export type VerdictKind = Verdict['kind'];

/** Every kind, the best first: of several alarms, the best verdict counts. */
export const verdictKinds = [
  'notified',
  'notifiedTogether',
  'unknown',
  'alreadyInAlarm',
  'actionsOff',
  'notMet',
  'masked',
  'tooShort',
  'noAlarm',
] as const satisfies readonly VerdictKind[];

/** Whether somebody was told. */
export function isNotified({ kind }: Verdict): boolean {
  return kind === 'notified' || kind === 'notifiedTogether';
}

/** The publications between which a connection began. */
export interface Publications {
  /** The last one without it. */
  readonly before?: Sample;
  /** The first one at or after its beginning. */
  readonly after?: Sample;
  /** Connections that are known to have begun in between and were still open at `after`. */
  readonly began: number;
  /** Connections counted in `before` that are known to have ended by `after`. */
  readonly ended: number;
}

/** A connection with what became of it. */
export interface Classification {
  readonly record: ConnectionRecord;
  readonly verdict: Verdict;
  readonly publications: Publications;
  /** The alarm whose verdict it is; absent when there is none. */
  readonly alarm?: { readonly name: string; readonly source?: TimelineSource };
}
