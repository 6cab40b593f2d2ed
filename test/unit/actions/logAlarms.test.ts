/** What the actions on an alarm do with a log alarm. */
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteAlarm, previewDelete } from '../../../src/core/actions/deleteAlarm';
import { leftoverText } from '../../../src/core/actions/leftovers';
import { setActionsEnabled } from '../../../src/core/actions/setActionsEnabled';
import { previewTest } from '../../../src/core/actions/testNotification';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { testLogAlarm } from '../../fakes/snapshots';
import { timePasses } from '../../fakes/timePasses';

const name = 'by name';
let aws: FakeAws;

beforeEach(() => {
  aws = new FakeAws();
  const { arn } = aws.topics.add('vpn');
  aws.alarms.logAlarms.add(testLogAlarm('cvpn-endpoint-1', { name, alarmActions: [arn] }));
});

describe('a log alarm', () => {
  it('has its actions disabled and enabled', async () => {
    const set = (on: boolean) => timePasses(aws.clock, setActionsEnabled(name, on, aws, t));
    expect(await set(false)).toMatchObject({ kind: 'done', alarm: { actionsEnabled: false } });
    expect(await set(false)).toMatchObject({ kind: 'unchanged' });
    expect(await set(true)).toMatchObject({ kind: 'done', alarm: { actionsEnabled: true } });
  });

  it('is deleted by a call of its own; its roles stay', async () => {
    const alarm = aws.alarms.logAlarms.add({
      ...aws.alarms.logAlarms.the(name),
      logLineRoleArn: 'r',
    });
    const preview = await previewDelete(name, aws);
    const leftovers = preview.kind === 'ready' ? preview.leftovers : [];
    expect(leftovers.map((leftover) => leftoverText(leftover, t))).toEqual([
      'The role arn:aws:iam::123456789012:role/vpn-query stays; other alarms may use it.',
      'The role r stays; other alarms may use it.',
    ]);
    const deleted = await timePasses(aws.clock, deleteAlarm(alarm, aws, t));
    expect(deleted).toEqual({ kind: 'done' });
    expect(await previewDelete(name, aws)).toEqual({ kind: 'gone' });
  });

  it.each([
    ['its query', { query: { ...testLogAlarm().query, rateMinutes: 5 } }],
    ['its threshold', { threshold: 2 }],
    ['the log lines in its mails', { logLineCount: 5 }],
  ])('is not deleted when somebody has changed %s', async (_, change) => {
    const seen = aws.alarms.logAlarms.the(name);
    aws.alarms.logAlarms.add({ ...seen, ...change });
    const result = await timePasses(aws.clock, deleteAlarm(seen, aws, t));
    expect(result).toMatchObject({ kind: 'changed', now: change });
  });

  it('is tested with a warning: AWS does not document that, and no user is named', async () => {
    aws.alarms.logAlarms.change(name, 'OK');
    const result = await previewTest(name, aws.clock.now(), aws, t);
    const warnings = result.kind === 'ready' ? result.preview.warnings : [];
    expect(warnings[0]?.text).toContain('metric and composite alarms only');
  });

  it('without actions is not tested: no rule on contributors would hear of it', async () => {
    aws.alarms.logAlarms.change(name, 'OK', '', { alarmActions: [] });
    const result = await previewTest(name, aws.clock.now(), aws, t);
    expect(result).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(result)).toContain('only a real connection tests that');
  });
});
