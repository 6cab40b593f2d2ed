/** When the EventBridge rules on the alarms of a scope are read, and what is known of them. */
import { describe, expect, it } from 'vitest';
import { scopeId } from '../../../src/core/model/scope';
import { succeeded } from '../../../src/core/model/snapshot';
import { AlarmRules } from '../../../src/core/polling/alarmRules';
import { Store } from '../../../src/core/state/store';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeLog } from '../../fakes/fakeLog';
import { testAlarm, testLogAlarm } from '../../fakes/snapshots';

const minute = 60_000;
const silent = testLogAlarm('cvpn-endpoint-1', { name: 'silent', alarmActions: [] });
const pattern = (arn: string): string =>
  JSON.stringify({ source: ['aws.cloudwatch'], resources: [arn] });

function setUp(alarms = [testAlarm(), silent]) {
  const aws = new FakeAws();
  const store = new Store(new FakeLog());
  store.setScopes([aws.scope]);
  const id = scopeId(aws.scope);
  store.update(id, (scope) => ({ ...scope, alarms: succeeded(alarms, aws.clock.now()) }));
  const { signal } = new AbortController();
  const bugs: unknown[] = [];
  const onBug = (error: unknown) => bugs.push(error);
  const rules = new AlarmRules(aws, { store, clock: aws.clock, signal, onBug });
  const shown = () => store.scope(id)?.alarmRules;
  return { aws, rules, shown, bugs };
}

describe('the rules on alarms', () => {
  it('are those that match an alarm without actions, with their targets', async () => {
    const { aws, rules, shown } = setUp();
    aws.eventRules.add('mail', { pattern: pattern(silent.arn) }, [{ id: '1', arn: 'topic' }]);
    aws.eventRules.add('off', { pattern: pattern(silent.arn), enabled: false });
    aws.eventRules.add('other', { pattern: pattern(testAlarm().arn) });
    aws.eventRules.add('schedule');
    await rules.refreshIfDue(false);
    const alarmNames = ['silent'];
    expect(shown()).toEqual([
      { name: 'mail', enabled: true, alarmNames, targetArns: ['topic'] },
      { name: 'off', enabled: false, alarmNames, targetArns: [] },
    ]);
    expect(aws.calls.count('eventRules.targets')).toBe(2);
    const before = shown();
    await rules.refreshIfDue(true);
    expect(shown()).toBe(before);
  });

  it('are read every quarter of an hour, and not at all where every alarm has an action', async () => {
    const { aws, rules } = setUp();
    for (let i = 0; i < 16; i++) {
      await rules.refreshIfDue(false);
      aws.clock.advance(minute);
    }
    expect(aws.calls.operations()).toEqual(['eventRules.list', 'eventRules.list']);
    const none = setUp([testAlarm(), testLogAlarm()]);
    await none.rules.refreshIfDue(true);
    expect(none.aws.calls.operations()).toEqual([]);
  });

  it('are unknown where they may not be read', async () => {
    const { aws, rules, shown, bugs } = setUp();
    aws.calls.fail('eventRules.list', { kind: 'denied', when: 'before' });
    await rules.refreshIfDue(false);
    expect([shown(), bugs]).toEqual([undefined, []]);
  });
});
