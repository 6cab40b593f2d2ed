/** Maps CloudWatch's log alarms and their contributors to the model. */
import type {
  AlarmContributor as ContributorSource,
  EvaluationState,
  LogAlarm as Source,
  ScheduledQueryConfiguration,
} from '@aws-sdk/client-cloudwatch';
import { isRecord } from '../../core/base/isRecord';
import { comparisons } from '../../core/model/alarm';
import type {
  AlarmContributor,
  LogAlarm,
  LogAlarmDefinition,
  ScheduledQuery,
} from '../../core/model/logAlarm';
import { omitUndefined, readNumber, readText, readTexts, readTime } from './fields';
import { toAlarmState, treatmentOf } from './mapAlarm';
import { toWarmUp } from './mapEvaluation';

/** A log alarm; undefined if its name, state, query or condition cannot be parsed. */
export function toLogAlarm(source: Source): LogAlarm | undefined {
  const definition = toLogAlarmDefinition(source);
  const state = toAlarmState(source);
  if (!definition || !state) return undefined;
  const evaluation = evaluations[source.EvaluationState ?? ''];
  return { ...definition, ...state, ...omitUndefined({ evaluation }) };
}

const evaluations: Readonly<Record<string, LogAlarm['evaluation']>> = {
  EVALUATION_ERROR: 'error',
  EVALUATION_FAILURE: 'failure',
  PARTIAL_DATA: 'partial',
} satisfies Readonly<Record<EvaluationState, LogAlarm['evaluation']>>;

/** The configuration of a log alarm; undefined if it cannot be parsed. */
export function toLogAlarmDefinition(source: Source): LogAlarmDefinition | undefined {
  const name = readText(source.AlarmName);
  const query = toQuery(source.ScheduledQueryConfiguration);
  const rules = toRules(source);
  if (name === undefined || !query || !rules) return undefined;
  return {
    name,
    ...omitUndefined({ description: readText(source.AlarmDescription) }),
    query,
    ...rules,
    treatMissing: treatmentOf(source.TreatMissingData),
    logLineCount: readNumber(source.ActionLogLineCount) ?? 0,
    ...omitUndefined({
      warmUp: toWarmUp(source.WarmUpConfiguration),
      logLineRoleArn: readText(source.ActionLogLineRoleArn),
    }),
    actionsEnabled: source.ActionsEnabled !== false,
    alarmActions: readTexts(source.AlarmActions),
    okActions: readTexts(source.OKActions),
    insufficientDataActions: readTexts(source.InsufficientDataActions),
  };
}

type Rules = Pick<
  LogAlarmDefinition,
  'comparison' | 'threshold' | 'resultsToEvaluate' | 'resultsToAlarm'
>;

function toRules(source: Source): Rules | undefined {
  const threshold = readNumber(source.Threshold);
  const resultsToEvaluate = readNumber(source.QueryResultsToEvaluate);
  if (threshold === undefined || resultsToEvaluate === undefined) return undefined;
  return {
    comparison: comparisons.find((known) => known === source.ComparisonOperator) ?? 'other',
    threshold,
    resultsToEvaluate,
    resultsToAlarm: readNumber(source.QueryResultsToAlarm) ?? resultsToEvaluate,
  };
}

function toQuery(source: ScheduledQueryConfiguration | undefined): ScheduledQuery | undefined {
  if (!isRecord(source)) return undefined;
  const { ScheduleConfiguration: schedule } = source;
  const queryString = readText(source.QueryString);
  const aggregation = readText(source.AggregationExpression);
  const rateMinutes = readRate(schedule?.ScheduleExpression);
  const startOffsetSeconds = readNumber(schedule?.StartTimeOffset);
  if (queryString === undefined || aggregation === undefined) return undefined;
  if (rateMinutes === undefined || startOffsetSeconds === undefined) return undefined;
  return {
    queryString,
    logGroups: readTexts(source.LogGroupIdentifiers),
    roleArn: readText(source.ScheduledQueryRoleARN) ?? '',
    aggregation,
    rateMinutes,
    startOffsetSeconds,
    endOffsetSeconds: readNumber(schedule?.EndTimeOffset) ?? 0,
  };
}

const minutesIn: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };

/** `rate(5 minutes)`, in minutes. */
function readRate(expression: unknown): number | undefined {
  const [, count, unit = ''] =
    /^rate\(\s*(\d+)\s+(minute|hour|day)s?\s*\)$/.exec(readText(expression) ?? '') ?? [];
  const minutes = minutesIn[unit];
  return minutes === undefined ? undefined : Number(count) * minutes;
}

/** A contributor in ALARM; undefined if it has no id. */
export function toContributor(source: ContributorSource): AlarmContributor | undefined {
  const id = readText(source.ContributorId);
  if (id === undefined) return undefined;
  const attributes: unknown = source.ContributorAttributes;
  return {
    id,
    attributes: readAttributes(attributes),
    stateReason: readText(source.StateReason) ?? '',
    ...omitUndefined({ since: readTime(source.StateTransitionedTimestamp) }),
  };
}

/** The values that are texts, by field. */
export function readAttributes(attributes: unknown): Readonly<Record<string, string>> {
  if (!isRecord(attributes)) return {};
  const texts = Object.entries(attributes).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts as [string, string][]);
}
