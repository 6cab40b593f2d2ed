/** The overview: one row for each endpoint, as plain data for the page. */
import type { ScopeId } from '../../model/scope';
import type { Spark } from './spark';
import type { StatusKind, StatusSeverity } from './endpointStatusKinds';

/** An endpoint. Names are as AWS returned them. */
export interface OverviewRow {
  /** `endpointKey`. */
  readonly key: string;
  readonly scope: ScopeId;
  readonly endpointId: string;
  readonly name: string;
  /** EC2's state in words; null for an available endpoint. */
  readonly state: string | null;
  /** The number of open connections; null while it is unknown. */
  readonly open: number | null;
  readonly status: {
    readonly kind: StatusKind;
    readonly severity: StatusSeverity;
    readonly text: string;
  };
  /** Whether an alarm can be created for it, and none notifies of its connections. */
  readonly needsAlarm: boolean;
  /** The last 24 hours; null while they are unknown. */
  readonly spark: Spark | null;
  /** The user who connected last within the day, and when, ms since 1970. */
  readonly latest: { readonly user: string; readonly at: number } | null;
  /** Findings about the endpoint, its alarms and their topics, by severity. */
  readonly findings: FindingCounts;
  readonly profile: string;
  readonly region: string;
  /** The account's alias or ID; empty while it is unknown. */
  readonly account: string;
  /** Without the tag Name. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Numbers of findings. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** The numbers above the table, over all shown endpoints. */
export interface OverviewTotals {
  readonly endpoints: number;
  /** Open connections; null if no endpoint's are known. */
  readonly open: number | null;
  /** Whether the open connections of every endpoint are known. */
  readonly openComplete: boolean;
  /** Connections that started today. */
  readonly today: number;
  /** Whether more may have started today: not every connection log was read. */
  readonly todayIsLeast: boolean;
  /** Alarms in ALARM. */
  readonly inAlarm: number;
  /** Endpoints without an alarm. */
  readonly withoutAlarm: number;
  /** Endpoints that the user has hidden. */
  readonly hidden: number;
}
