import { describe, expect, it } from 'vitest';
import type { AlarmDraft } from '../../../../src/core/actions/create/alarmDraft';
import { planAlarm } from '../../../../src/core/actions/create/planAlarm';
import type { Endpoint } from '../../../../src/core/model/endpoint';
import { endpoint, newTopic, planContext } from '../wizardInput';

const identity = { accountId: '123456789012', arn: 'arn:aws:iam::123456789012:user/dev' };
const scope = { profile: 'dev', region: 'ap-northeast-1' };
const topicArn = 'arn:aws:sns:ap-northeast-1:123456789012:vpn-watch';
const logged: Endpoint = { ...endpoint, logging: { enabled: true, group: '/vpn' } };
const own = { kind: 'own' } as const;
const common: AlarmDraft = { topic: newTopic, notification: own, name: 'named' };
const newGroup = { kind: 'new', name: '/vpn', retentionDays: 90 } as const;

function plan(draft: AlarmDraft, of: Endpoint = endpoint, otherEndpoints: Endpoint[] = []) {
  const place = { endpoint: of, scope, identity };
  return planAlarm({ ...common, ...draft }, place, { otherEndpoints }, planContext);
}

const topicCalls = ['CreateTopic', 'Subscribe'];
const loggingCalls = ['CreateLogGroup', 'PutRetentionPolicy', 'ModifyClientVpnEndpoint'];

describe('the plan of a draft', () => {
  it.each<[string, AlarmDraft, Endpoint, readonly string[]]>([
    ['a rise', { method: 'rise' }, endpoint, [...topicCalls, 'PutMetricAlarm']],
    [
      'a rise, whatever was answered for another method',
      { method: 'rise', logging: newGroup, role: { kind: 'new', name: 'r' }, logLines: 5 },
      endpoint,
      [...topicCalls, 'PutMetricAlarm'],
    ],
    [
      'a metric filter',
      { method: 'metricFilter' },
      logged,
      [...topicCalls, 'PutMetricFilter', 'PutMetricAlarm'],
    ],
    [
      'a metric filter that needs a log',
      { method: 'metricFilter', logging: newGroup },
      endpoint,
      [...loggingCalls, ...topicCalls, 'PutMetricFilter', 'PutMetricAlarm'],
    ],
  ])('has the calls of %s, the alarm last', (_, draft, of, calls) => {
    const { steps, alarm, ...rest } = plan(draft, of);
    expect(steps.map(({ call }) => call.operation)).toEqual(calls);
    expect(steps.at(-1)).toBe(alarm);
    expect(alarm.call.definition).toMatchObject({ name: 'named', alarmActions: [topicArn] });
    expect(rest).toMatchObject({ topicArn, scope, identity });
    expect(rest.monthlyCost.length).toBeGreaterThan(1);
    expect(rest.blindSpots.length).toBeGreaterThan(1);
    expect(rest.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('names the endpoints that log to the same group', () => {
    const other: Endpoint = { ...logged, id: 'cvpn-endpoint-2', name: 'branch' };
    const group = { name: '/vpn', logClass: 'STANDARD', metricFilterCount: 0 } as const;
    const draft: AlarmDraft = { method: 'metricFilter', logging: { kind: 'existing', group } };
    const texts = (others: Endpoint[]) =>
      plan(draft, endpoint, others)
        .problems.map(({ text }) => text)
        .filter((text) => text.includes('branch'));
    expect(texts([other])).toHaveLength(1);
    expect(texts([{ ...other, logging: { enabled: false, group: '/vpn' } }])).toEqual([]);
  });

  it.each<[string, AlarmDraft]>([
    ['method', {}],
    ['logging', { method: 'metricFilter' }],
  ])('cannot be made without an answer to %s', (question, draft) => {
    expect(() => plan(draft)).toThrow(question);
  });
});
