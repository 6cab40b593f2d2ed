/** The log alarms on an endpoint's connection log: every connection, or failed attempts, by name. */
import { defaultAlarmName, type NamedById } from '../cloudwatch/defaultNames';
import { endpointForMail, type ConnectionEndpoint } from '../cloudwatch/definition';
import type { LogAlarmDefinition } from '../model/logAlarm';
import { connectionQuery, failedAttemptQuery, type LogAlarmQuery } from './logAlarmQuery';

/** What a log alarm on the connection log detects. */
export type LogAlarmKind = 'connections' | 'failedAttempts';

/** The parameters of a log alarm on a connection log. */
export interface ConnectionLogAlarmInput extends ConnectionEndpoint {
  readonly kind: LogAlarmKind;
  readonly name: string;
  /** The name or ARN of the log group. */
  readonly logGroup: string;
  /** The role that runs the query. */
  readonly roleArn: string;
  /** The topics to notify; none if an EventBridge rule notifies. */
  readonly topicArns: readonly string[];
}

/** The default name, for each endpoint and kind. */
export function defaultLogAlarmName(endpoint: NamedById, kind: LogAlarmKind): string {
  return defaultAlarmName(endpoint, kind === 'connections' ? '-connections' : '-failed-attempts');
}

/**
 * The alarm. One connection is enough for ALARM, and each is a contributor of its own. Without entries
 * it is OK: `count(*)` of no entry has no value. There are no OK actions: a contributor goes to OK when
 * its entry leaves the window, which means nothing. No log lines are sent, since they repeat names and
 * addresses in every mailbox.
 */
export function connectionLogAlarm(input: ConnectionLogAlarmInput): LogAlarmDefinition {
  return {
    name: input.name,
    description: description(input),
    query: {
      ...queries[input.kind](input.endpointId),
      logGroups: [input.logGroup],
      roleArn: input.roleArn,
    },
    ...conditions[input.kind],
    comparison: 'GreaterThanOrEqualToThreshold',
    treatMissing: 'notBreaching',
    logLineCount: 0,
    actionsEnabled: true,
    alarmActions: input.topicArns,
    okActions: [],
    insufficientDataActions: [],
  };
}

const queries: Readonly<Record<LogAlarmKind, (endpointId: string) => LogAlarmQuery>> = {
  connections: connectionQuery,
  failedAttempts: failedAttemptQuery,
};

/** Three failed attempts within a minute, in one of the last five minutes, are more than a typing error. */
const conditions = {
  connections: { threshold: 1, resultsToEvaluate: 1, resultsToAlarm: 1 },
  failedAttempts: { threshold: 3, resultsToEvaluate: 5, resultsToAlarm: 1 },
} as const satisfies Record<LogAlarmKind, Partial<LogAlarmDefinition>>;

/** Stored in AWS and shown in mails, for readers of any language, hence English and not translated. */
function description(input: ConnectionLogAlarmInput): string {
  const { kind } = input;
  const what =
    kind === 'connections' ? 'A client has connected to' : 'Repeated failed attempts to connect to';
  const limits =
    kind === 'connections'
      ? 'One notification for each connection, with user and device address. A session that is renewed is a new connection.'
      : 'Not seen: failed certificate authentications, which Client VPN does not log.';
  return `${what} ${endpointForMail(input)}. ${limits} Made by Client VPN Watch.`;
}
