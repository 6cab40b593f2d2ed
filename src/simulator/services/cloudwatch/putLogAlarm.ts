/**
 * PutLogAlarm, and how DescribeAlarms and DescribeAlarmContributors return log alarms.
 *
 * Assumed: an alarm replaces one of another kind with the same name, which AWS says must be unique.
 */
import { minuteMs } from '../../../core/base/duration';
import { comparisons, type TreatMissing } from '../../../core/model/alarm';
import type { LogAlarmRules } from '../../../core/logAlarms/logAlarmRules';
import { changeLogAlarmState } from '../../logAlarms/logAlarmState';
import type { Output } from '../../protocols/output';
import { pageOf } from '../../request/paging';
import type {
  LogAlarmConfiguration,
  ManagedQuery,
  SimulatedLogAlarm,
} from '../../state/alarms/logAlarms';
import { accountId, alarmArn } from '../../state/identity';
import type { SimulatedRegion } from '../../state/region';
import { AwsError } from '../../protocols/awsError';
import type { Operation } from '../contract/service';
import { recordConfiguration } from './configurationHistory';
import { badToken } from './errors';
import { tagsOf } from './fields';
import { rateOf, readAggregation, readLogAlarm } from './logAlarmConfiguration';

const contributorsPerPage = 100;
const unchecked = 'Unchecked: Initial alarm creation';

export const putLogAlarm: Operation = (input, { account, region }) => {
  const configuration = readLogAlarm(input, region.name);
  const tags = tagsOf(input);
  const now = account.clock.now();
  const { AlarmName: name } = configuration;
  const replaced = region.alarms.get(name);
  if (replaced) region.alarms.delete(replaced);
  const before = region.logAlarms.get(name);
  const query = queryOf(configuration, before, region, now);
  const resets = before !== undefined && query.scheduledFrom !== before.query.scheduledFrom;
  const warmingUntil = warmUpEnd(configuration, before, now);
  const alarm: SimulatedLogAlarm = {
    name,
    arn: alarmArn(region.name, name),
    configuration,
    rules: rulesOf(configuration, query),
    query,
    configuredAt: now,
    ...(warmingUntil !== undefined && { warmingUntil }),
    state: before?.state ?? {
      value: 'INSUFFICIENT_DATA',
      reason: unchecked,
      updatedAt: now,
      transitionedAt: now,
    },
    ...(before?.evaluationState && !resets && { evaluationState: before.evaluationState }),
    results: before && !resets ? before.results : [],
    contributors: before && !resets ? before.contributors : [],
    ...(before?.deferred && !resets && { deferred: before.deferred }),
  };
  region.logAlarms.put(alarm);
  if (!before) region.alarms.setTags(alarm.arn, tags);
  recordConfiguration(before ? 'Update' : 'Create', alarm, region, now);
  if (resets) {
    const context = { region, outbox: account.outbox, nowMs: now, logLines: [] };
    changeLogAlarmState(
      name,
      { value: 'INSUFFICIENT_DATA', reason: 'Unchecked: Alarm query was updated' },
      context,
    );
  }
  return undefined;
};

/** "When you update the query, aggregation expression, schedule, or log groups", it starts again. */
function queryOf(
  { ScheduledQueryConfiguration: asked }: LogAlarmConfiguration,
  before: SimulatedLogAlarm | undefined,
  region: SimulatedRegion,
  now: number,
): ManagedQuery {
  const id = region.logs.random.uuid();
  const { arn, name, createdAt, runs } = before?.query ?? {
    arn: `arn:aws:logs:${region.name}:${accountId}:scheduled-query:${id}`,
    name: `cloudwatch-log-alarm-${id}`,
    createdAt: now,
    runs: [],
  };
  const same =
    before !== undefined &&
    queryKey(before.configuration.ScheduledQueryConfiguration) === queryKey(asked);
  return {
    ...{ arn, name, createdAt, runs },
    updatedAt: now,
    scheduledFrom: same ? before.query.scheduledFrom : Math.ceil(now / minuteMs) * minuteMs,
    rateMs: rateOf(asked),
    aggregation: readAggregation(asked),
  };
}

function queryKey(asked: LogAlarmConfiguration['ScheduledQueryConfiguration']): string {
  const { QueryString: text, LogGroupIdentifiers: groups, AggregationExpression: value } = asked;
  const {
    ScheduleExpression: rate,
    StartTimeOffset: start,
    EndTimeOffset: end = 0,
  } = asked.ScheduleConfiguration;
  return JSON.stringify([text, groups, value, rate, start, end]);
}

/** An update ends a warm-up or changes its length; it never starts one. */
function warmUpEnd(
  { WarmUpConfiguration: warmUp }: LogAlarmConfiguration,
  before: SimulatedLogAlarm | undefined,
  now: number,
): number | undefined {
  if (!warmUp || (before && before.warmingUntil === undefined)) return undefined;
  return (before?.query.createdAt ?? now) + warmUp.WarmUpPeriodDurationInMinutes * minuteMs;
}

function rulesOf(asked: LogAlarmConfiguration, { aggregation }: ManagedQuery): LogAlarmRules {
  return {
    resultsToEvaluate: asked.QueryResultsToEvaluate,
    resultsToAlarm: asked.QueryResultsToAlarm,
    threshold: asked.Threshold,
    comparison: comparisons.find((one) => one === asked.ComparisonOperator) ?? 'other',
    treatMissing: (asked.TreatMissingData ?? 'missing') as TreatMissing,
    grouped: aggregation.by.length > 0,
  };
}

/** A log alarm as DescribeAlarms returns it. */
export function logAlarmOutput(alarm: SimulatedLogAlarm): Output {
  const { arn, configuration, configuredAt, state, query } = alarm;
  return {
    ...configuration,
    ScheduledQueryConfiguration: {
      ...configuration.ScheduledQueryConfiguration,
      QueryARN: query.arn,
    },
    AlarmArn: arn,
    AlarmConfigurationUpdatedTimestamp: new Date(configuredAt),
    StateValue: state.value,
    EvaluationState: alarm.evaluationState,
    StateReason: state.reason.slice(0, 1023),
    StateReasonData: state.reasonData,
    StateUpdatedTimestamp: new Date(state.updatedAt),
    StateTransitionedTimestamp: new Date(state.transitionedAt),
  };
}

/** Those in ALARM; none for a metric alarm. */
export const describeAlarmContributors: Operation = (input, { region }) => {
  const name = input.requiredText('AlarmName');
  const alarm = region.logAlarms.get(name);
  if (!alarm && !region.alarms.get(name)) {
    const options = { status: 404, shape: 'ResourceNotFoundException' };
    throw new AwsError('ResourceNotFoundException', `The alarm ${name} does not exist.`, options);
  }
  const all = alarm?.contributors ?? [];
  const list = `contributors ${name}`;
  const page = pageOf(all, list, contributorsPerPage, input.text('NextToken'), badToken);
  return {
    AlarmContributors: page.items.map(({ id, attributes, reason, transitionedAt }) => ({
      ContributorId: id,
      ContributorAttributes: new Map(Object.entries(attributes)),
      StateReason: reason.slice(0, 1023),
      StateTransitionedTimestamp: new Date(transitionedAt),
    })),
    NextToken: page.nextToken,
  };
};
