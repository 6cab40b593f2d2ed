/**
 * Reads the input of PutLogAlarm and rejects what CloudWatch rejects. A query that is not valid is
 * accepted: "The alarm shows EVALUATION_ERROR".
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutLogAlarm.html
 *
 * The texts of the errors are assumed. So is the list of rules between fields: AWS documents a part
 * of it, and its CDK construct checks the rest.
 * https://github.com/aws/aws-cdk-rfcs/blob/main/text/0960-logalarm-l2.md
 */
import { dayMs, hourMs, minuteMs } from '../../../core/base/duration';
import { parseAggregation, type Aggregation } from '../../../core/logAlarms/aggregation';
import { QueryError } from '../../../core/logAlarms/queryTokens';
import type { Input } from '../../request/input';
import type { LogAlarmConfiguration, ScheduledQueryShape } from '../../state/alarms/logAlarms';
import { validationError } from '../contract/queryErrors';
import { readActionConfiguration } from './actionConfiguration';
import { readActions } from './alarmConfiguration';
import { readTiming } from './evaluationTiming';
import { tagsOf } from './fields';

const unitsMs: Readonly<Record<string, number>> = {
  minute: minuteMs,
  hour: hourMs,
  day: dayMs,
};

/** Actions that log alarms support; the OpsItem only for ALARM. */
const supportedAction = /^arn:[^:]+:(?:sns|lambda):/;
const opsItem = /^arn:[^:]+:ssm:[^:]*:\d*:opsitem:/;

/** The configuration in a call. @throws AwsError ValidationError */
export function readLogAlarm(input: Input, region: string): LogAlarmConfiguration {
  const description = input.text('AlarmDescription');
  const configuration: LogAlarmConfiguration = {
    AlarmName: input.requiredText('AlarmName'),
    ...(description !== undefined && { AlarmDescription: description }),
    ActionsEnabled: input.flag('ActionsEnabled') ?? true,
    OKActions: readSupported(input, 'OKActions', region),
    AlarmActions: readSupported(input, 'AlarmActions', region),
    InsufficientDataActions: readSupported(input, 'InsufficientDataActions', region),
    ...readActionConfiguration(input),
    ...readTiming(input),
    ...readRules(input),
    ScheduledQueryConfiguration: readQuery(input),
    ...readLogLines(input),
  };
  const { QueryString: query } = configuration.ScheduledQueryConfiguration;
  if ((configuration.ActionLogLineCount ?? 0) > 0 && /\bunmask\s*\(/.test(query))
    throw validationError('A query that uses unmask() cannot include log lines in notifications.');
  return configuration;
}

/** The aggregation of a configuration. @throws AwsError ValidationError */
export function readAggregation({ AggregationExpression: text }: ScheduledQueryShape): Aggregation {
  try {
    return parseAggregation(text);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw validationError(`The AggregationExpression ${text} is not valid: ${error.message}`);
  }
}

/** The interval of `rate(…)`, in milliseconds. @throws AwsError ValidationError */
export function rateOf({ ScheduleConfiguration: schedule }: ScheduledQueryShape): number {
  const { ScheduleExpression: text } = schedule;
  const [, count = '', unit = '', plural = ''] =
    /^rate\(([1-9]\d{0,5}) (minute|hour|day)(s?)\)$/.exec(text) ?? [];
  const ms = unitsMs[unit];
  if (ms === undefined || (count === '1') !== (plural === ''))
    throw validationError(`The ScheduleExpression ${text} is not a rate in whole minutes.`);
  return Number(count) * ms;
}

function readSupported(input: Input, name: string, region: string): string[] {
  const actions = readActions(input, name, region);
  const other = actions.find(
    (action) => !supportedAction.test(action) && !(name === 'AlarmActions' && opsItem.test(action)),
  );
  if (other === undefined) return actions;
  throw validationError(`The action ${other} is not supported for log alarms in ${name}.`);
}

function readQuery(input: Input): ScheduledQueryShape {
  const query = input.structure('ScheduledQueryConfiguration');
  const schedule = query?.structure('ScheduleConfiguration');
  if (!query || !schedule) throw validationError('ScheduledQueryConfiguration is required.');
  const start = schedule.requiredNumber('StartTimeOffset');
  const end = schedule.number('EndTimeOffset');
  if (start <= (end ?? 0))
    throw validationError('StartTimeOffset must be greater than EndTimeOffset.');
  const tags = query.has('Tags') ? tagsOf(query) : undefined;
  const shape: ScheduledQueryShape = {
    QueryString: query.requiredText('QueryString'),
    ...readGroups(query),
    ScheduledQueryRoleARN: readRole(query, 'ScheduledQueryRoleARN'),
    ScheduleConfiguration: {
      ScheduleExpression: schedule.requiredText('ScheduleExpression'),
      StartTimeOffset: start,
      ...(end !== undefined && { EndTimeOffset: end }),
    },
    AggregationExpression: query.requiredText('AggregationExpression'),
    ...(tags && { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
  };
  rateOf(shape);
  readAggregation(shape);
  return shape;
}

/** They may be omitted if the query names them. */
function readGroups(query: Input): Pick<ScheduledQueryShape, 'LogGroupIdentifiers'> {
  if (!query.has('LogGroupIdentifiers')) {
    if (/^\s*source\b/i.test(query.requiredText('QueryString'))) return {};
    throw validationError('LogGroupIdentifiers is required for a query without SOURCE.');
  }
  const identifiers = query.texts('LogGroupIdentifiers');
  const wrong = identifiers.find((one) => one.endsWith(':*'));
  if (wrong === undefined) return { LogGroupIdentifiers: identifiers };
  throw validationError(`The log group ${wrong} must be given without the trailing ":*".`);
}

function readRole(input: Input, name: string): string {
  const arn = input.requiredText(name);
  if (/^arn:[^:]+:iam::\d{12}:role\/.+$/.test(arn)) return arn;
  throw validationError(`The ${name} ${arn} is not the ARN of a role.`);
}

type Rules = Pick<
  LogAlarmConfiguration,
  | 'QueryResultsToEvaluate'
  | 'QueryResultsToAlarm'
  | 'Threshold'
  | 'ComparisonOperator'
  | 'TreatMissingData'
>;

function readRules(input: Input): Rules {
  const comparison = input.requiredText('ComparisonOperator');
  if (/^(LessThanLower|GreaterThanUpper)/.test(comparison))
    throw validationError(`The ComparisonOperator ${comparison} is not supported for log alarms.`);
  const all = input.requiredNumber('QueryResultsToEvaluate');
  const needed = input.requiredNumber('QueryResultsToAlarm');
  if (needed > all) {
    throw validationError(
      'QueryResultsToAlarm must be less than or equal to QueryResultsToEvaluate.',
    );
  }
  const missing = input.text('TreatMissingData');
  return {
    QueryResultsToEvaluate: all,
    QueryResultsToAlarm: needed,
    Threshold: input.requiredNumber('Threshold'),
    ComparisonOperator: comparison,
    ...(missing !== undefined && { TreatMissingData: missing }),
  };
}

function readLogLines(
  input: Input,
): Pick<LogAlarmConfiguration, 'ActionLogLineCount' | 'ActionLogLineRoleArn'> {
  const count = input.number('ActionLogLineCount');
  const role = input.has('ActionLogLineRoleArn')
    ? readRole(input, 'ActionLogLineRoleArn')
    : undefined;
  if ((count ?? 0) > 0 && role === undefined)
    throw validationError('ActionLogLineRoleArn is required if ActionLogLineCount is above 0.');
  return {
    ...(count !== undefined && { ActionLogLineCount: count }),
    ...(role !== undefined && { ActionLogLineRoleArn: role }),
  };
}
