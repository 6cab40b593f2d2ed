/**
 * One run of the managed query of a log alarm: with the role's permissions, over the log events of
 * [T - StartTimeOffset, T - EndTimeOffset) that can be queried then.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 *
 * AWS does not document the texts of failures; those here are assumed. A run takes no time.
 */
import { aggregateRows } from '../../core/logAlarms/aggregation';
import { parseInsightsQuery } from '../../core/logAlarms/insightsQuery';
import type { QueryRun } from '../../core/logAlarms/logAlarmRules';
import type { FieldReader } from '../../core/logAlarms/queryFilter';
import { QueryError } from '../../core/logAlarms/queryTokens';
import { nameIn } from '../services/logs/groups';
import { fieldsOf } from '../services/logs/insightsQuery';
import { firstFrom } from '../services/logs/filterLogEvents';
import type { SimulatedAccount } from '../state/account';
import type { ScheduledRun, SimulatedLogAlarm } from '../state/alarms/logAlarms';
import { permits, trusts } from '../state/iam/roleAccess';
import { accountId } from '../state/identity';
import type { LogEvent, LogGroup } from '../state/logs';
import type { SimulatedRegion } from '../state/region';

/** The actions that the role of a log alarm must permit on each log group. */
const queryActions = ['StartQuery', 'GetQueryResults', 'StopQuery', 'DescribeLogGroups'];

/** A run, as evaluated and as recorded, and the events that it matched. */
export interface FinishedRun {
  readonly result: QueryRun;
  readonly record: ScheduledRun;
  /** In the order of the query: newest first, unless it sorts them. */
  readonly events: readonly LogEvent[];
}

/** Runs the query of an alarm. */
export function runScheduledQuery(
  alarm: SimulatedLogAlarm,
  account: SimulatedAccount,
  region: SimulatedRegion,
): FinishedRun {
  const at = account.clock.now();
  const id = region.logs.random.uuid();
  try {
    const groups = groupsOf(alarm, account, region);
    const { events, rows } = select(alarm, groups, at);
    const result = { id, at, ...aggregateRows(rows, alarm.query.aggregation) };
    return { result, record: { id, at, status: 'Complete' }, events };
  } catch (error) {
    if (!(error instanceof RunFailure || error instanceof QueryError)) throw error;
    const invalid = error instanceof QueryError;
    const failure = invalid ? `The query is not valid: ${error.message}` : error.message;
    return {
      result: { id, at, values: [], partial: false, failure },
      record: { id, at, status: invalid ? 'InvalidQuery' : 'Failed', error: failure },
      events: [],
    };
  }
}

/** Why a run fails, as shown in StateReason. */
class RunFailure extends Error {}

function groupsOf(
  { configuration, query }: SimulatedLogAlarm,
  account: SimulatedAccount,
  region: SimulatedRegion,
): LogGroup[] {
  const { ScheduledQueryRoleARN: roleArn, LogGroupIdentifiers: identifiers = [] } =
    configuration.ScheduledQueryConfiguration;
  const role = account.roles.byArn(roleArn);
  if (!role) throw new RunFailure(`The role ${roleArn} does not exist.`);
  const assuming = { service: 'logs.amazonaws.com', accountId, sourceArn: query.arn };
  if (!trusts(role, assuming))
    throw new RunFailure(`${assuming.service} is not authorized to assume the role ${roleArn}.`);

  return identifiers.map((identifier) => {
    const name = nameIn(identifier);
    const arn = `arn:aws:logs:${region.name}:${accountId}:log-group:${name}`;
    const denied = queryActions.find(
      (action) => !permits(role, `logs:${action}`, `${arn}:*`, assuming),
    );
    if (denied !== undefined) {
      throw new RunFailure(
        `The role ${roleArn} is not authorized to perform logs:${denied} on ${arn}.`,
      );
    }
    const group = isElsewhere(identifier, region) ? undefined : region.logs.group(name);
    if (!group) throw new RunFailure(`The log group ${identifier} does not exist.`);
    return group;
  });
}

/** Log groups of other accounts and regions do not exist here. */
function isElsewhere(identifier: string, { name }: SimulatedRegion): boolean {
  return identifier.startsWith('arn:') && !identifier.includes(`:logs:${name}:${accountId}:`);
}

function select(
  { configuration }: SimulatedLogAlarm,
  groups: readonly LogGroup[],
  at: number,
): { readonly events: readonly LogEvent[]; readonly rows: readonly FieldReader[] } {
  const { QueryString: text, ScheduleConfiguration: schedule } =
    configuration.ScheduledQueryConfiguration;
  const query = parseInsightsQuery(text);
  const { StartTimeOffset: start, EndTimeOffset: end = 0 } = schedule;
  const found = groups
    .flatMap(({ events }) =>
      events.slice(firstFrom(events, at - start * 1000), firstFrom(events, at - end * 1000)),
    )
    .flatMap((event) => {
      const row = query.row(fieldsOf(event));
      return row ? [{ event, row }] : [];
    })
    .sort((a, b) => (a.event.timestamp - b.event.timestamp) * (query.newestFirst ? -1 : 1))
    .slice(0, query.limit);
  return { events: found.map(({ event }) => event), rows: found.map(({ row }) => row) };
}
