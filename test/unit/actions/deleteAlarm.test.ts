import { beforeEach, describe, expect, it } from 'vitest';
import {
  deleteAlarm as deleteAlarmAction,
  previewDelete,
  remainingTexts,
} from '../../../src/core/actions/deleteAlarm';
import type { Alarm } from '../../../src/core/model/alarm';
import { FakeAws } from '../../fakes/fakeAws';
import { laggingReads } from '../../fakes/laggingReads';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { alarmName, definitionFor } from './wizardInput';
import { timePasses } from '../../fakes/timePasses';

let aws: FakeAws;

/** As the action, while time passes. */
const deleteAlarm: typeof deleteAlarmAction = (...values) =>
  timePasses(aws.clock, deleteAlarmAction(...values));
let alarm: Alarm;

beforeEach(() => {
  aws = new FakeAws();
  const { arn: topicArn } = aws.topics.add('vpn');
  const email = { topicArn, protocol: 'email' };
  const subscriptions = [
    { ...email, endpoint: 'a@example.com', arn: `${topicArn}:1` },
    { ...email, endpoint: 'b@example.com' },
  ];
  aws.topics.add('vpn', { subscriptions });
  alarm = aws.alarms.add(definitionFor(topicArn));
});

describe('the question before deleting', () => {
  it('names what stays', async () => {
    const okActions = [
      aws.topics.add('quiet').arn,
      aws.topics.arnOf('gone'),
      ...alarm.alarmActions,
    ];
    aws.alarms.add({ ...alarm, okActions });
    const preview = await previewDelete(alarmName, aws);
    expect(preview.kind === 'ready' && remainingTexts(preview.remaining, t)).toEqual([
      'The topic vpn stays, with its subscriptions: a@example.com, b@example.com.',
      'The topic quiet stays; it has no subscriptions.',
    ]);
  });

  it('names a topic that could not be read', async () => {
    aws.calls.fail('topics.get', { kind: 'denied', when: 'before' });
    const preview = await previewDelete(alarmName, aws);
    expect(preview.kind === 'ready' && remainingTexts(preview.remaining, t)).toEqual([
      'The topic vpn stays, with its subscriptions.',
    ]);
  });

  it('says that the alarm is gone, what failed, and that it was stopped', async () => {
    const abort = new AbortController();
    aws.calls.fail('topics.get', { abort, when: 'before' });
    expect(await previewDelete(alarmName, aws, abort.signal)).toMatchObject({ kind: 'cancelled' });
    aws.calls.fail('alarms.get', { kind: 'denied', when: 'before' });
    expect(await previewDelete(alarmName, aws)).toMatchObject({ failure: { kind: 'denied' } });
    aws.alarms.byName.clear();
    expect(await previewDelete(alarmName, aws)).toEqual({ kind: 'gone' });
  });
});

describe('deleting', () => {
  it('ends when AWS no longer has it; the topic stays', async () => {
    expect(await deleteAlarm(alarm, aws, t)).toEqual({ kind: 'done' });
    expect(aws.alarms.byName.size).toBe(0);
    expect(aws.topics.byArn.size).toBe(1);
    expect(aws.calls.operations()).toEqual(['alarms.get', 'alarms.delete', 'alarms.get']);
  });

  it('leaves an alarm that has changed since it was seen', async () => {
    const changed = aws.alarms.add({ ...alarm, threshold: 3 });
    expect(await deleteAlarm(alarm, aws, t)).toEqual({ kind: 'changed', now: changed });
    expect(aws.alarms.byName.size).toBe(1);
  });

  it('says that it was gone before', async () => {
    aws.alarms.byName.clear();
    expect(await deleteAlarm(alarm, aws, t)).toEqual({ kind: 'gone' });
    expect(aws.calls.count('alarms.delete')).toBe(0);
  });

  it.each([
    ['denied', 'before', { kind: 'failed', applied: 'no' }],
    ['timeout', 'before', { kind: 'failed', failure: { kind: 'timeout' }, applied: 'no' }],
    ['timeout', 'after', { kind: 'done' }],
    ['notFound', 'after', { kind: 'gone' }],
    ['cancelled', 'after', { kind: 'cancelled', applied: 'yes' }],
  ] as const)('that ends in %s %s the effect', async (kind, when, expected) => {
    aws.calls.fail('alarms.delete', { kind, when });
    expect(await deleteAlarm(alarm, aws, t)).toMatchObject(expected);
  });

  it('sends nothing when it cannot read before', async () => {
    aws.calls.fail('alarms.get', { kind: 'denied', when: 'before' });
    expect(await deleteAlarm(alarm, aws, t)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'denied', action: 'cloudwatch:DescribeAlarms' },
      applied: 'no',
    });
    expect(aws.calls.count('alarms.delete')).toBe(0);
  });

  it('says that AWS still shows the alarm', async () => {
    expect(
      await deleteAlarm(
        alarm,
        laggingReads(aws, () => false),
        t,
      ),
    ).toEqual({
      kind: 'failed',
      failure: {
        kind: 'other',
        action: 'cloudwatch:DeleteAlarms',
        resource: alarmName,
        detail: 'The alarm is still there.',
        ...aws.scope,
      },
      applied: 'unknown',
    });
  });

  it('does not know whether it happened when nothing can be read', async () => {
    aws.calls.fail('alarms.delete', { kind: 'network', when: 'after' });
    aws.calls.failFrom('alarms.get', { kind: 'network', when: 'before' }, 2);
    expect(await deleteAlarm(alarm, aws, t)).toMatchObject({ kind: 'failed', applied: 'unknown' });
  });
});
