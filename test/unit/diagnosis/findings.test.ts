/** Findings on rows and in words. */
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../src/core/text/format';
import { findings } from '../../../src/core/diagnosis/findings';
import { findingText } from '../../../src/core/diagnosis/text/findingText';
import { statusBarView } from '../../../src/core/statusBar/statusBar';
import { treeView } from '../../../src/core/tree/tree';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { testAlarm, testNow, testSnapshot, testTopic, topicArn } from '../../fakes/snapshots';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import { rise, scopeWith } from './faultyAlarms';
import { allNodes, hoverTexts } from '../text/viewWords';

const format = createFormat({ locale: 'en', timeZone: 'UTC' });

function rows(scope: ScopeSnapshot) {
  const nodes = allNodes(treeView(testSnapshot(scope), { t, format, now: testNow }));
  const of = (kind: string) => nodes.find(({ target }) => target.kind === kind);
  return { endpoint: of('endpoint'), alarm: of('alarm'), topic: of('topic') };
}

describe('the status bar', () => {
  it('counts in its hover what keeps alarms from doing their job, and stays calm', () => {
    const lines = (scope: ScopeSnapshot) => {
      const context = { t, format, now: testNow, lastViewed: testNow };
      return statusBarView(testSnapshot(scope), context);
    };
    const broken = lines(scopeWith([rise({ periodSeconds: 300 }, { actionsEnabled: false })]));
    expect(broken && hoverTexts(broken)).toContain('Alarm findings: 2');
    expect(broken?.severity).toBe('none');
    const well = lines(scopeWith([rise({}, { threshold: 3 })]));
    expect(well && hoverTexts(well).join()).not.toContain('Findings');
  });
});

describe('an alarm that stays in ALARM', () => {
  const why = (change: Parameters<typeof rise>[1]): string | undefined => {
    const all = findings(scopeWith([rise({ periodSeconds: 300 }, change)]));
    const finding = all.find(({ diagnosis }) => diagnosis.rule === 'staysInAlarm');
    return finding && findingText(finding, { t, format, now: testNow }).why;
  };

  it('rests on an assumption with a sliding window, and on none with that of a wall clock', () => {
    expect(why({})).toContain('2 periods more than it evaluates are assumed');
    const wall = why({ evaluationWindow: { kind: 'wallClock' } });
    expect(wall).toContain('its wall clock window');
    expect(wall).not.toContain('assumed');
  });
});

describe('an alarm that cannot be replayed', () => {
  it('says so on its row, and stays calm', () => {
    const strange = rise({}, {}, 'IF(LAMBDA("f") > 0, DIFF(m1))');
    const { alarm } = rows(scopeWith([strange]));
    expect(alarm?.icon.id).toBe('bell');
    const [finding] = findings(scopeWith([strange])).filter(
      ({ diagnosis }) => diagnosis.rule === 'cannotReplay',
    );
    expect(finding && findingText(finding, { t, format, now: testNow }).what).toBe(
      'This alarm cannot be replayed: it uses the function LAMBDA, whose data are not in the metrics of the alarm.',
    );
  });
});

describe('a row', () => {
  it('says nothing of an alarm that is well', () => {
    const { endpoint, alarm } = rows(scopeWith([testAlarm()]));
    expect(alarm?.icon.id).toBe('bell');
    expect(endpoint?.icon).toEqual({ id: 'vm-connect', color: 'testing.iconPassed' });
    for (const row of [endpoint, alarm]) expect(row?.accessibilityLabel).not.toMatch(/finding/);
  });

  it('shows how much is wrong, what, and what to do, on the alarm and on its endpoint', () => {
    const { endpoint, alarm } = rows(scopeWith([rise({ periodSeconds: 300 })]));
    expect(alarm?.description).toMatch(/ · 1 finding$/);
    expect(alarm?.accessibilityLabel).toMatch(/1 finding$/);
    expect(alarm?.icon.id).toBe('warning');
    expect(alarm && hoverTexts(alarm)).toContain('Consecutive rises send only one email.');
    expect(endpoint?.description).toMatch(/ · 1 finding$/);
    expect(endpoint?.icon).toEqual({ id: 'vm-connect', color: 'list.warningForeground' });
    expect(endpoint && hoverTexts(endpoint).join()).toContain('Consecutive rises send only');
  });

  it('counts what is wrong with a topic on the alarm that notifies it, once on the endpoint', () => {
    const topics = [testTopic({ subscriptions: [] })];
    const alarms = [rise(), rise({}, { name: 'b', threshold: 3 })];
    const { endpoint, alarm, topic } = rows(scopeWith(alarms, { topics }));
    expect(alarm?.description).toMatch(/1 finding$/);
    expect(endpoint?.description).toMatch(/1 finding$/);
    expect(topic?.icon.id).toBe('warning');
    expect(topic && hoverTexts(topic)).toContain(
      'The topic vpn has no subscriptions: nobody will be notified.',
    );
  });

  it('does not report twice that actions are disabled', () => {
    const { endpoint, alarm } = rows(scopeWith([rise({}, { actionsEnabled: false })]));
    expect(alarm?.description).toMatch(/actions off$/);
    expect(endpoint?.description).toMatch(/actions off$/);
    expect(alarm && hoverTexts(alarm).join()).toMatch(/Its actions are disabled/);
  });

  it('is calm about what is only worth knowing', () => {
    const { alarm } = rows(scopeWith([rise({}, { threshold: 3 })]));
    expect(alarm?.description).not.toMatch(/finding/);
    expect(alarm?.icon.id).toBe('bell');
    expect(alarm?.hover.lines.map(({ icon }) => icon)).not.toContain('warning');
  });

  it('keeps the state in the icon while the alarm is in ALARM', () => {
    const { alarm } = rows(scopeWith([rise({ periodSeconds: 300 }, { state: 'ALARM' })]));
    expect(alarm?.icon.id).toBe('bell-dot');
  });

  it('names a topic of another region once in its words and why in its problem', () => {
    const alarmActions = [topicArn('vpn', 'us-east-1')];
    const { topic } = rows(scopeWith([rise({}, { alarmActions })]));
    expect(topic?.description).toBe('in another region: us-east-1');
    expect(topic?.hover.lines.map(({ icon }) => icon)).toContain('warning');
  });
});
