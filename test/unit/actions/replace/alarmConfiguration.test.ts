import { expect, it } from 'vitest';
import { configurationOf } from '../../../../src/core/actions/replace/alarmConfiguration';

const written = {
  AlarmName: 'a',
  AlarmDescription: '',
  Threshold: 0,
  ActionsEnabled: false,
  OKActions: [],
  Metrics: [{ Id: 'm1' }],
};

it.each<[string, object, object]>([
  ['all that can be written, whatever its value', written, written],
  [
    'members that are not known here',
    { Future: { Deep: [] }, More: [] },
    { Future: { Deep: [] }, More: [] },
  ],
  ['no member that is null', { AlarmName: 'a', Unit: null }, { AlarmName: 'a' }],
  [
    'nothing of the state of the alarm',
    { AlarmName: 'a', AlarmArn: 'arn', StateValue: 'OK', EvaluationState: 'PARTIAL_DATA' },
    { AlarmName: 'a' },
  ],
  [
    'no dimensions where a metric-math alarm has none of its own',
    { Metrics: [{ Id: 'm1' }], Dimensions: [] },
    { Metrics: [{ Id: 'm1' }] },
  ],
  [
    'no queries where an alarm watches one metric',
    { MetricName: 'm', Metrics: [], Dimensions: [{ Name: 'Endpoint', Value: 'e' }] },
    { MetricName: 'm', Dimensions: [{ Name: 'Endpoint', Value: 'e' }] },
  ],
])('the configuration of an alarm holds %s', (_, answer, expected) => {
  expect(configurationOf({ ...answer })).toStrictEqual(expected);
});
