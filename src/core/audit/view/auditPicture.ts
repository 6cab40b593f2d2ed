/** What the picture of an audit shows. Times in ms since 1970; names are ready to be shown. */
import type { TimeRange } from '../../model/timeRange';
import type { VerdictMark } from './verdictMark';

/** One connection. */
export interface AuditEntry {
  readonly id: string;
  readonly user: string;
  readonly startedAt: number;
  /** Null while it is open. */
  readonly endedAt: number | null;
  readonly mark: VerdictMark;
  /** When it was notified; null if it was not. */
  readonly notifiedAt: number | null;
}

/** An alarm and when it was in ALARM in the range. */
export interface AlarmLane {
  readonly name: string;
  readonly firings: readonly {
    readonly at: number;
    /** Null while it is in ALARM. */
    readonly until: number | null;
  }[];
}

/** A time for which data are missing. */
export interface GapBand extends TimeRange {
  /** Which data: connections, or the counts that alarms with DIFF read. */
  readonly of: 'connections' | 'counts';
}

/** What one alarm notified, or what a proposed one would have. */
export interface MethodRow {
  readonly name: string;
  /** Whether it is only proposed. */
  readonly isProposed: boolean;
  /** Between 0 and 1; null if it is unknown. */
  readonly share: number | null;
  /** In words: of how many, or why it is unknown. */
  readonly notified: string;
  /** In words, empty if unknown. */
  readonly named: string;
  readonly typicalDelay: string;
  readonly longestDelay: string;
}

/** The picture without its connections, which are sent apart. */
export interface AuditPicture {
  readonly range: TimeRange;
  /** When the data were read. */
  readonly now: number;
  readonly alarms: readonly AlarmLane[];
  readonly gaps: readonly GapBand[];
  /** Of every mark. */
  readonly totals: Readonly<Record<VerdictMark, number>>;
  readonly methods: readonly MethodRow[];
  /** What could not be read, in sentences. */
  readonly faults: readonly string[];
  /** What the result is based on, in sentences. */
  readonly basis: readonly string[];
}

/** The details of one connection, shown on request. */
export interface AuditDetails {
  /** The facts: a name and a value each. */
  readonly facts: readonly (readonly [string, string])[];
  /** Why, in sentences. */
  readonly why: string;
  /** The verdict of each alarm, if there are several. */
  readonly byAlarm: readonly AlarmDetail[];
  /** The verdicts of the proposed alarms. */
  readonly wouldHave: readonly AlarmDetail[];
}

/** An alarm or a method, and what it made of a connection. */
export interface AlarmDetail {
  readonly name: string;
  readonly mark: VerdictMark;
  /** The verdict in words, with its time. */
  readonly text: string;
}
