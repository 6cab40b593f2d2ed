import { beforeEach, describe, expect, it } from 'vitest';
import { setActionsEnabled as setActionsEnabledAction } from '../../../src/core/actions/setActionsEnabled';
import { aroundSend } from '../../fakes/aroundSend';
import { FakeAws } from '../../fakes/fakeAws';
import { laggingReads } from '../../fakes/laggingReads';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { alarmName, definitionFor } from './wizardInput';
import { timePasses } from '../../fakes/timePasses';

let aws: FakeAws;

/** As the action, while time passes. */
const setActionsEnabled: typeof setActionsEnabledAction = (...values) =>
  timePasses(aws.clock, setActionsEnabledAction(...values));

beforeEach(() => {
  aws = new FakeAws();
  aws.alarms.add(definitionFor(aws.topics.arnOf('vpn')));
});

const disable = () => setActionsEnabled(alarmName, false, aws, t);

describe('enabling and disabling actions', () => {
  it('ends with the alarm as AWS has it', async () => {
    expect(await disable()).toMatchObject({ kind: 'done', alarm: { actionsEnabled: false } });
    const enabled = await setActionsEnabled(alarmName, true, aws, t);
    expect(enabled).toMatchObject({ kind: 'done', alarm: { actionsEnabled: true } });
  });

  it('sends nothing when it is so already', async () => {
    const result = await setActionsEnabled(alarmName, true, aws, t);
    expect(result).toMatchObject({ kind: 'unchanged' });
    expect(aws.calls.operations()).toEqual(['alarms.get']);
  });

  it('says that the alarm is gone', async () => {
    aws.alarms.byName.clear();
    expect(await disable()).toEqual({ kind: 'gone' });
  });

  it.each([
    ['denied', 'before', { kind: 'failed', failure: { kind: 'denied' }, applied: 'no' }],
    ['network', 'before', { kind: 'failed', failure: { kind: 'network' }, applied: 'no' }],
    ['network', 'after', { kind: 'done', alarm: { actionsEnabled: false } }],
    ['cancelled', 'after', { kind: 'cancelled', applied: 'yes' }],
  ] as const)('that ends in %s %s the effect', async (kind, when, expected) => {
    aws.calls.fail('alarms.setActionsEnabled', { kind, when });
    expect(await disable()).toMatchObject(expected);
  });

  it.each([
    [false, 'cloudwatch:DisableAlarmActions'],
    [true, 'cloudwatch:EnableAlarmActions'],
  ])('says that AWS shows no change (%s)', async (enabled, action) => {
    aws.alarms.add({ ...aws.alarms.the(alarmName), actionsEnabled: !enabled });
    const lagging = laggingReads(aws, () => false);
    expect(await setActionsEnabled(alarmName, enabled, lagging, t)).toEqual({
      kind: 'failed',
      failure: {
        kind: 'other',
        action,
        resource: alarmName,
        detail: 'The alarm has not changed.',
        ...aws.scope,
      },
      applied: 'unknown',
    });
  });

  it('does not know its outcome where somebody deletes the alarm', async () => {
    const busy = aroundSend(aws, (send) =>
      send().finally(() => {
        aws.alarms.byName.clear();
      }),
    );
    const alarm = aws.alarms.the(alarmName);
    expect(await setActionsEnabled(alarmName, false, busy, t)).toEqual({ kind: 'gone' });
    aws.alarms.add(alarm);
    aws.calls.fail('alarms.setActionsEnabled', { kind: 'timeout', when: 'before' });
    expect(await setActionsEnabled(alarmName, false, busy, t)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'timeout' },
      applied: 'unknown',
    });
  });

  it('sends nothing when it cannot read before', async () => {
    aws.calls.fail('alarms.get', { kind: 'denied', when: 'before' });
    expect(await disable()).toMatchObject({ failure: { kind: 'denied' }, applied: 'no' });
    expect(aws.calls.count('alarms.setActionsEnabled')).toBe(0);
  });

  it('knows that it happened when only the reading back fails', async () => {
    aws.calls.failFrom('alarms.get', { kind: 'throttled', when: 'before' }, 2);
    expect(await disable()).toMatchObject({ kind: 'failed', applied: 'yes' });
  });
});
