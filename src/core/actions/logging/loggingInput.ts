/** The answers from which connection logging is planned. */
import type { LogGroup, RetentionDays } from '../../cloudwatchLogs/logGroup';
import type { Endpoint } from '../../model/endpoint';
import type { Identity, Scope } from '../../model/scope';

/** The log group to write to. An existing one is never changed. */
export type LoggingGroup =
  | {
      readonly kind: 'new';
      readonly name: string;
      /** If omitted, log events never expire. */
      readonly retentionDays?: RetentionDays;
    }
  | {
      readonly kind: 'existing';
      readonly group: LogGroup;
      /** A stream of the group; Client VPN creates one if it is omitted. */
      readonly stream?: string;
    };

/** The inputs of the plan. */
export interface LoggingPlanInput {
  readonly scope: Scope;
  readonly identity: Identity;
  /** The endpoint as the user saw it. */
  readonly endpoint: Endpoint;
  readonly group: LoggingGroup;
  /** The user agreed that the endpoint no longer logs to the group that it logs to now. */
  readonly moves?: boolean;
  /** Other endpoints that log to the group. */
  readonly sharedWith: readonly Endpoint[];
}

/** The name of the log group. */
export function loggingGroupName(group: LoggingGroup): string {
  return group.kind === 'new' ? group.name.trim() : group.group.name;
}
