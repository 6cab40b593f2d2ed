import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  isTestReason,
  previewTest,
  sendTest as sendTestAction,
  type TestPreview,
} from '../../../src/core/actions/testNotification';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import japanese from '../../../l10n/bundle.l10n.ja.json';
import { aroundSend } from '../../fakes/aroundSend';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { alarmName, definitionFor } from './wizardInput';
import { timePasses } from '../../fakes/timePasses';

const lambda = 'arn:aws:lambda:ap-northeast-1:123456789012:function:stop';
let aws: FakeAws;

/** As the action, while time passes. */
const sendTest: typeof sendTestAction = (...values) =>
  timePasses(aws.clock, sendTestAction(...values));
let topicArn: string;

beforeEach(() => {
  aws = new FakeAws();
  topicArn = aws.topics.arnOf('vpn');
  const email = { topicArn, protocol: 'email' };
  aws.topics.add('vpn', {
    subscriptions: [
      { ...email, endpoint: 'a@example.com', arn: `${topicArn}:1` },
      { ...email, endpoint: 'b@example.com' },
    ],
  });
  aws.alarms.add(definitionFor(topicArn));
  aws.alarms.change(alarmName, 'OK', 'quiet');
});

function previewOf() {
  return previewTest(alarmName, aws.clock.now(), aws, t);
}

async function preview(): Promise<TestPreview> {
  const result = await previewOf();
  if (result.kind !== 'ready') throw new Error(result.kind);
  return result.preview;
}

function change(more: Partial<AlarmDefinition>): void {
  aws.alarms.add({ ...definitionFor(topicArn), ...more });
}

describe('the preview of a test', () => {
  it('names the tool, the time and that it is a test, within what CloudWatch takes', async () => {
    const { reason, call } = await preview();
    expect(reason).toContain('test');
    expect(reason).toContain('Client VPN Watch');
    expect(reason).toContain('2026-01-05T12:00:00.000Z');
    expect(reason.length).toBeLessThanOrEqual(1023);
    expect(call).toMatchObject({
      operation: 'SetAlarmState',
      input: { AlarmName: alarmName, StateValue: 'ALARM', StateReason: reason },
    });
  });

  it('is known again by its reason, in both languages, and nothing else is', async () => {
    const { reason } = await preview();
    expect(isTestReason(reason)).toBe(true);
    const translated = Object.entries(japanese).find(([english]) =>
      english.startsWith('This is a test.'),
    );
    expect(isTestReason(translated?.[1] ?? '')).toBe(true);
    const own = 'Threshold Crossed: 1 datapoint [3.0 (05/01/26 12:00:00)] was greater than 1.0.';
    expect(isTestReason(own)).toBe(false);
  });

  it('says who will be notified', async () => {
    const { receivers, warnings } = await preview();
    expect(receivers).toMatchObject([
      {
        kind: 'known',
        topicArn,
        confirmed: [{ endpoint: 'a@example.com' }],
        pending: [{ endpoint: 'b@example.com' }],
      },
    ]);
    const everybody = 'Everyone subscribed to the topic vpn will be notified: ';
    expect(warnings).toEqual([{ severity: 'warning', text: `${everybody}a@example.com.` }]);
    aws.topics.confirm(topicArn, 'b@example.com');
    const { warnings: both } = await preview();
    expect(both.map(({ text }) => text)).toEqual([`${everybody}a@example.com, b@example.com.`]);
  });

  it('says when nobody will be notified', async () => {
    aws.topics.add('vpn');
    const { warnings } = await preview();
    expect(warnings[0]?.text).toContain('will notify nobody');
    expect(warnings[0]?.fix).toEqual({ kind: 'subscribe', topicArn });
  });

  it('lists topics that are deleted or cannot be read, and of other actions', async () => {
    const second = aws.topics.add('second').arn;
    change({ alarmActions: [topicArn, second, aws.topics.arnOf('gone'), lambda] });
    aws.calls.fail('topics.get', { kind: 'denied', when: 'before' }, 2);
    const { receivers, warnings } = await preview();
    expect(receivers.map(({ kind }) => kind)).toEqual(['known', 'unknown', 'gone']);
    expect(warnings.map(({ text }) => text)).toEqual([
      expect.stringContaining('a@example.com'),
      expect.stringContaining('could not be read'),
      expect.stringContaining('no longer exists'),
      expect.stringContaining(lambda),
    ]);
  });

  it.each([
    ['has no action', { alarmActions: [] }, /no action/],
    ['has its actions disabled', { actionsEnabled: false }, /disabled/],
  ] as const)('is refused when the alarm %s', async (_, more, text) => {
    change(more);
    const result = await previewOf();
    expect(result.kind).toBe('refused');
    if (result.kind === 'refused') expect(result.problem.text).toMatch(text);
  });

  it('is refused when the alarm is in ALARM', async () => {
    aws.alarms.change(alarmName, 'ALARM', 'a rise');
    const result = await previewOf();
    expect(result).toMatchObject({ kind: 'refused', problem: { severity: 'error' } });
  });

  it('says that the alarm is gone, and what failed', async () => {
    aws.calls.fail('alarms.get', { kind: 'expired', when: 'before' });
    expect(await previewOf()).toMatchObject({ kind: 'failed', failure: { kind: 'expired' } });
    aws.alarms.byName.clear();
    expect(await previewOf()).toEqual({ kind: 'gone' });
  });
});

describe('sending a test', () => {
  it('puts the alarm in ALARM with the reason', async () => {
    const seen = await preview();
    expect(await sendTest(seen, aws, t)).toEqual({ kind: 'sent' });
    expect(aws.alarms.items.at(-1)).toMatchObject({ to: 'ALARM', reason: seen.reason });
  });

  it('does not, when the alarm has changed: others may be notified', async () => {
    const seen = await preview();
    change({ alarmActions: [lambda] });
    expect(await sendTest(seen, aws, t)).toMatchObject({ kind: 'changed' });
    expect(aws.calls.count('alarms.setState')).toBe(0);
  });

  it('does not, when the alarm went off meanwhile', async () => {
    const seen = await preview();
    aws.alarms.change(alarmName, 'ALARM', 'a rise');
    expect(await sendTest(seen, aws, t)).toMatchObject({ kind: 'refused' });
    expect(aws.calls.count('alarms.setState')).toBe(0);
  });

  it('does not, when the alarm is gone', async () => {
    const seen = await preview();
    aws.alarms.byName.clear();
    expect(await sendTest(seen, aws, t)).toEqual({ kind: 'gone' });
  });

  it.each([
    ['denied', 'before', { kind: 'failed', applied: 'no' }],
    ['timeout', 'before', { kind: 'failed', applied: 'unknown' }],
    ['timeout', 'after', { kind: 'sent' }],
    ['cancelled', 'after', { kind: 'cancelled', applied: 'yes' }],
  ] as const)('that ends in %s %s the effect', async (kind, when, expected) => {
    const seen = await preview();
    aws.calls.fail('alarms.setState', { kind, when });
    expect(await sendTest(seen, aws, t)).toMatchObject(expected);
  });

  it('sends nothing when it cannot read before', async () => {
    const seen = await preview();
    aws.calls.fail('alarms.get', { kind: 'denied', when: 'before' });
    expect(await sendTest(seen, aws, t)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'denied' },
      applied: 'no',
    });
    expect(aws.calls.count('alarms.setState')).toBe(0);
  });
});

describe('a test whose answer is lost', () => {
  /** Sends it, and lets something happen before anybody looks. */
  async function lost(then: () => void) {
    const seen = await preview();
    aws.calls.fail('alarms.setState', { kind: 'timeout', when: 'after' });
    const busy = aroundSend(aws, (send) => send().finally(then));
    return sendTest(seen, busy, t);
  }

  it('was sent where the alarm has its reason and the history does not have it yet', async () => {
    const result = lost(() => {
      vi.spyOn(aws.alarms, 'transitions').mockResolvedValue([]);
    });
    expect(await result).toEqual({ kind: 'sent' });
  });

  it('was sent where the history has it, and an evaluation has replaced the reason', async () => {
    const result = lost(() => {
      aws.alarms.change(alarmName, 'OK', 'quiet again');
    });
    expect(await result).toEqual({ kind: 'sent' });
  });

  it('was sent where the history has it, and the alarm is gone', async () => {
    const result = lost(() => {
      aws.alarms.byName.clear();
    });
    expect(await result).toEqual({ kind: 'sent' });
  });

  it('is not known to be sent where the history has changes of other reasons alone', async () => {
    const result = lost(() => {
      aws.alarms.items.length = 0;
      aws.alarms.change(alarmName, 'OK', 'quiet again');
    });
    expect(await result).toMatchObject({ kind: 'failed', applied: 'unknown' });
  });
});
