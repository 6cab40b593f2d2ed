/** DescribeAlarms: metric alarms only, since the simulator has no others. */
import { pageOf } from '../../paging';
import type { Output } from '../../protocols/output';
import type { WorldAlarm } from '../../world/alarms';
import { validationError } from '../queryErrors';
import type { Operation } from '../service';
import { badToken } from './errors';
import { bounded, namesOf } from './fields';

export const describeAlarms: Operation = (input, { region }) => {
  const names = namesOf(input, 'AlarmNames', 100);
  const namePrefix = bounded(input, 'AlarmNamePrefix', 1, 255);
  if (names.length > 0 && namePrefix !== undefined) {
    throw validationError('AlarmNames and AlarmNamePrefix must not be given together.');
  }
  const actionPrefix = bounded(input, 'ActionPrefix', 1, 1024);
  const state = input.word('StateValue', ['OK', 'ALARM', 'INSUFFICIENT_DATA']);
  const types = input.texts('AlarmTypes');
  const found = region.alarms
    .list()
    .filter(() => types.length === 0 || types.includes('MetricAlarm'))
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .filter(({ name }) => namePrefix === undefined || name.startsWith(namePrefix))
    .filter((alarm) => state === undefined || alarm.state.value === state)
    .filter((alarm) => actionPrefix === undefined || hasAction(alarm, actionPrefix));
  const size = input.integer('MaxRecords', 1, 100) ?? 50;
  const list = `alarms ${JSON.stringify([names, namePrefix, actionPrefix, state])}`;
  const page = pageOf(found, list, size, input.text('NextToken'), badToken);
  return {
    CompositeAlarms: [],
    MetricAlarms: page.items.map(alarmOutput),
    NextToken: page.nextToken,
  };
};

function hasAction({ definition }: WorldAlarm, prefix: string): boolean {
  const { alarmActions, okActions, insufficientDataActions } = definition;
  return [...alarmActions, ...okActions, ...insufficientDataActions].some((action) =>
    action.startsWith(prefix),
  );
}

function alarmOutput({ arn, configuration, configuredAt, state }: WorldAlarm): Output {
  return {
    ...configuration,
    AlarmArn: arn,
    AlarmConfigurationUpdatedTimestamp: new Date(configuredAt),
    StateValue: state.value,
    StateReason: state.reason,
    StateReasonData: state.reasonData,
    StateUpdatedTimestamp: new Date(state.updatedAt),
    StateTransitionedTimestamp: new Date(state.transitionedAt),
  };
}
