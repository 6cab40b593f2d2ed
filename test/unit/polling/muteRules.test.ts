/** When the mute rules of a scope are read, and what is shown where they cannot be. */
import { describe, expect, it } from 'vitest';
import type { MuteRule } from '../../../src/core/model/muteRule';
import { scopeId } from '../../../src/core/model/scope';
import { MuteRules } from '../../../src/core/polling/muteRules';
import { Store } from '../../../src/core/state/store';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeLog } from '../../fakes/fakeLog';

const minute = 60_000;
const rule: MuteRule = {
  name: 'nights',
  arn: 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm-mute-rule:nights',
  alarmNames: ['watch'],
  active: false,
  expression: 'cron(0 2 * * *)',
  duration: 'PT4H',
  timeZone: 'UTC',
  updatedAt: 0,
};

function setUp() {
  const aws = new FakeAws();
  const store = new Store(new FakeLog());
  store.setScopes([aws.scope]);
  const stop = new AbortController();
  const bugs: unknown[] = [];
  const rules = new MuteRules(aws, {
    store,
    clock: aws.clock,
    signal: stop.signal,
    onBug: (error) => bugs.push(error),
  });
  const shown = () => store.scope(scopeId(aws.scope))?.muteRules;
  const asked = () => aws.calls.count('alarms.muteRules');
  return { aws, store, stop, bugs, rules, shown, asked };
}

describe('mute rules', () => {
  it('are read at first, then every quarter of an hour, and whenever everything is asked for', async () => {
    const { aws, rules, shown, asked } = setUp();
    aws.alarms.mutes.push(rule);
    await rules.refreshIfDue(false);
    expect(shown()).toEqual([rule]);
    aws.clock.advance(14 * minute);
    await rules.refreshIfDue(false);
    expect(asked()).toBe(1);
    aws.clock.advance(minute);
    await rules.refreshIfDue(false);
    expect(asked()).toBe(2);
    await rules.refreshIfDue(true);
    expect(asked()).toBe(3);
  });

  it('are the same objects while they say the same, and are passed on as known', async () => {
    const { aws, rules, shown } = setUp();
    aws.alarms.mutes.push({ ...rule });
    await rules.refreshIfDue(true);
    const before = shown();
    aws.alarms.mutes.splice(0, 1, { ...rule });
    await rules.refreshIfDue(true);
    expect(shown()).toBe(before);
    expect(aws.calls.recorded.map(({ args }) => args)).toEqual([[[]], [before]]);
  });

  it('stay as they were when they cannot be read, and are unknown when they never were', async () => {
    const { aws, rules, shown, bugs } = setUp();
    aws.calls.fail('alarms.muteRules', { kind: 'denied', when: 'before' });
    await rules.refreshIfDue(true);
    expect(shown()).toBeUndefined();
    aws.alarms.mutes.push(rule);
    await rules.refreshIfDue(true);
    aws.calls.fail('alarms.muteRules', { kind: 'throttled', when: 'before' });
    await rules.refreshIfDue(true);
    expect(shown()).toEqual([rule]);
    expect(bugs).toEqual([]);
  });
});
