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

const roleCalls = ['CreateRole', 'PutRolePolicy'];
const existingRole = { kind: 'existing', arn: 'arn:aws:iam::123456789012:role/r' } as const;
const loggingCalls = ['CreateLogGroup', 'PutRetentionPolicy', 'ModifyClientVpnEndpoint'];

describe('the plan of a draft', () => {
  it.each<[string, AlarmDraft, Endpoint, readonly string[]]>([
    ['a rise', { method: 'rise' }, endpoint, ['CreateTopic', 'Subscribe', 'PutMetricAlarm']],
    [
      'a rise, whatever was answered for another method',
      { method: 'rise', logging: newGroup, role: { kind: 'new', name: 'r' }, logLines: 5 },
      endpoint,
      ['CreateTopic', 'Subscribe', 'PutMetricAlarm'],
    ],
    [
      'a metric filter',
      { method: 'metricFilter' },
      logged,
      ['CreateTopic', 'PutMetricFilter', 'Subscribe', 'PutMetricAlarm'],
    ],
    [
      'a metric filter that needs a log',
      { method: 'metricFilter', logging: newGroup },
      endpoint,
      [...loggingCalls, 'CreateTopic', 'PutMetricFilter', 'Subscribe', 'PutMetricAlarm'],
    ],
    [
      'a log alarm with an existing role',
      { method: 'logAlarm', detects: 'connections', role: existingRole, logLines: 0 },
      logged,
      ['CreateTopic', 'Subscribe', 'PutLogAlarm'],
    ],
    [
      'a log alarm that needs a log and roles',
      {
        ...{ method: 'logAlarm', detects: 'failedAttempts', logging: newGroup, logLines: 5 },
        ...{ role: { kind: 'new', name: 'q' }, logLineRole: { kind: 'new', name: 'l' } },
      },
      endpoint,
      [...loggingCalls, 'CreateTopic', ...roleCalls, ...roleCalls, 'Subscribe', 'PutLogAlarm'],
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

  it.each<[string, AlarmDraft]>([
    ['a rise', { method: 'rise' }],
    ['a metric filter', { method: 'metricFilter' }],
    ['a log alarm', { method: 'logAlarm', detects: 'connections', role: existingRole }],
  ])('notifies of %s through a rule, which the new topic allows', (_, draft) => {
    const notification = { kind: 'plain', language: 'en', receiver: 'text' } as const;
    const { steps, alarm } = plan({ ...draft, notification }, logged);
    expect(alarm.call.definition.alarmActions).toEqual([]);
    const calls = steps.map(({ call }) => call.operation);
    expect(calls.filter((call) => call === 'PutRule' || call === 'PutTargets')).toHaveLength(2);
    expect(calls.indexOf('PutTargets')).toBeGreaterThan(calls.indexOf('CreateTopic'));
    const [create] = steps.flatMap((step) => (step.kind === 'createTopic' ? [step] : []));
    expect(create?.call.input.Attributes.Policy).toContain('events.amazonaws.com');
  });

  it('subscribes nobody before all that can be denied exists', () => {
    const notification = { kind: 'plain', language: 'en', receiver: 'text' } as const;
    const { steps } = plan({
      ...{ method: 'logAlarm', detects: 'connections', logging: newGroup, notification },
      role: { kind: 'new', name: 'q' },
    });
    expect(steps.map(({ call }) => call.operation)).toEqual([
      ...loggingCalls,
      ...['CreateTopic', 'PutRule', 'PutTargets', ...roleCalls, 'Subscribe', 'PutLogAlarm'],
    ]);
  });

  it('has the threshold and the period, and says what they miss', () => {
    const rule = { threshold: 2, periodSeconds: 300 };
    const rise = plan({ method: 'rise', rule });
    expect(rise.alarm.call.definition).toMatchObject(rule);
    expect(rise.blindSpots[0]).toBe('A rise of fewer than 2 connections is not notified.');
    expect(rise.blindSpots.join()).toContain('With this period the alarm is still in ALARM');
    const counted = plan({ method: 'metricFilter', rule }, logged);
    expect(counted.alarm.call.definition).toMatchObject({ threshold: 1, periodSeconds: 300 });
    expect(counted.blindSpots[0]).toBe('Fewer than 2 connections within 5 min are not notified.');
  });

  it('lets EventBridge publish to an existing topic, and says nothing of the alarm', () => {
    const topic = { arn: topicArn, subscriptions: [], fifo: false, policy: '{"Statement":[]}' };
    const draft: AlarmDraft = {
      method: 'rise',
      topic: { kind: 'existing', topic },
      notification: { kind: 'plain', language: 'ja', receiver: 'text' },
    };
    const { steps, problems } = plan(draft);
    expect(steps.map(({ call }) => call.operation)).toEqual([
      'SetTopicAttributes',
      'PutRule',
      'PutTargets',
      'PutMetricAlarm',
    ]);
    expect(problems.filter(({ text }) => text.includes('let this alarm publish'))).toEqual([]);
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
    ['detects, role, logLines', { method: 'logAlarm', logging: newGroup }],
  ])('cannot be made without an answer to %s', (question, draft) => {
    expect(() => plan(draft)).toThrow(question);
  });

  it('gives a log alarm its group, its role and its log lines', () => {
    const draft: AlarmDraft = { method: 'logAlarm', detects: 'connections', role: existingRole };
    const lines: AlarmDraft = { logLines: 5, logLineRole: { kind: 'new', name: 'l' } };
    expect(plan({ ...draft, logLines: 0 }, logged).alarm.call.definition).toMatchObject({
      query: { logGroups: ['/vpn'], roleArn: existingRole.arn },
      logLineCount: 0,
    });
    expect(plan({ ...draft, ...lines }, logged).alarm.call.definition).toMatchObject({
      logLineCount: 5,
      logLineRoleArn: 'arn:aws:iam::123456789012:role/l',
    });
  });
});
