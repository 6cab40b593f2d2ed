/**
 * DescribeAlarms. "If you omit [AlarmTypes], only metric alarms are returned." Assumed: a page has
 * alarms of all requested kinds in the order of their names.
 */
import type { Input } from '../../request/input';
import { pageOf } from '../../request/paging';
import type { Output } from '../../protocols/output';
import type { SimulatedAlarm } from '../../state/alarms/alarms';
import type { SimulatedLogAlarm } from '../../state/alarms/logAlarms';
import { validationError } from '../contract/queryErrors';
import type { Operation } from '../contract/service';
import { badToken } from './errors';
import { logAlarmOutput } from './putLogAlarm';

/** The parameters that select alarms. */
const selectors = [
  'ChildrenOfAlarmName',
  'ParentsOfAlarmName',
  'AlarmNames',
  'AlarmNamePrefix',
  'AlarmTypes',
  'StateValue',
  'ActionPrefix',
];

export const describeAlarms: Operation = (input, { region }) => {
  if (asksForFamily(input)) return { CompositeAlarms: [], MetricAlarms: [], LogAlarms: [] };
  const names = input.texts('AlarmNames');
  const namePrefix = input.text('AlarmNamePrefix');
  if (names.length > 0 && namePrefix !== undefined)
    throw validationError('AlarmNames and AlarmNamePrefix must not be given together.');
  const actionPrefix = input.text('ActionPrefix');
  const state = input.text('StateValue');
  const types = input.texts('AlarmTypes');
  const found = [
    ...(types.length === 0 || types.includes('MetricAlarm') ? region.alarms.list() : []),
    ...(types.includes('LogAlarm') ? region.logAlarms.list() : []),
  ]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .filter(({ name }) => namePrefix === undefined || name.startsWith(namePrefix))
    .filter((alarm) => state === undefined || alarm.state.value === state)
    .filter((alarm) => actionPrefix === undefined || hasAction(alarm, actionPrefix));
  const size = input.number('MaxRecords') ?? 50;
  const list = `alarms ${JSON.stringify([names, namePrefix, actionPrefix, state, types])}`;
  const page = pageOf(found, list, size, input.text('NextToken'), badToken);
  return {
    CompositeAlarms: [],
    MetricAlarms: page.items.flatMap((one) => ('definition' in one ? [alarmOutput(one)] : [])),
    LogAlarms: page.items.flatMap((one) => ('query' in one ? [logAlarmOutput(one)] : [])),
    NextToken: page.nextToken,
  };
};

/**
 * Whether parents or children of an alarm are requested: only composite alarms have them, and there
 * are none.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 * @throws AwsError for other parameters except those of paging
 */
function asksForFamily(input: Input): boolean {
  const given = selectors.filter((name) => input.has(name));
  const family = given.find((name) => name.endsWith('OfAlarmName'));
  if (family !== undefined && given.length > 1) {
    throw validationError(
      `${family} must not be given together with ${given.filter((name) => name !== family).join(', ')}.`,
    );
  }
  return family !== undefined;
}

function hasAction(
  { configuration: asked }: SimulatedAlarm | SimulatedLogAlarm,
  prefix: string,
): boolean {
  return [...asked.AlarmActions, ...asked.OKActions, ...asked.InsufficientDataActions].some(
    (action) => action.startsWith(prefix),
  );
}

function alarmOutput(alarm: SimulatedAlarm): Output {
  const { arn, configuration, configuredAt, warmingSince, state } = alarm;
  return {
    ...configuration,
    AlarmArn: arn,
    AlarmConfigurationUpdatedTimestamp: new Date(configuredAt),
    StateValue: state.value,
    EvaluationState: warmingSince === undefined ? undefined : 'IN_WARM_UP',
    StateReason: state.reason,
    StateReasonData: state.reasonData,
    StateUpdatedTimestamp: new Date(state.updatedAt),
    StateTransitionedTimestamp: new Date(state.transitionedAt),
  };
}
