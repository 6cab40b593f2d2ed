import { describe, expect, it } from 'vitest';
import type { AwaitedConnection } from '../../../../src/core/actions/upgrade/awaitConnection';
import { notifiedTopics, upgradeDraft } from '../../../../src/core/actions/upgrade/upgradeDraft';
import {
  isDelivered,
  missingActionsText,
  notifiedText,
  otherEndpointsText,
} from '../../../../src/core/actions/upgrade/upgradeText';
import type { Topic } from '../../../../src/core/model/topic';
import { FakeAws } from '../../../fakes/fakeAws';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { words } from '../../text/viewWords';
import { definitionFor } from '../wizardInput';

const arn = (name: string): string => `arn:aws:sns:ap-northeast-1:123456789012:${name}`;
const contributor = { id: '1', attributes: { username: 'NA', common_name: 'carol' } };
const transition = { alarmName: 'a', contributor, at: 0, to: 'ALARM', reason: '' } as const;
const action = (name: string, error?: string) => ({
  ...({ kind: 'action', alarmName: 'a', contributor, at: 0, actionArn: arn(name) } as const),
  ...(error === undefined ? { succeeded: true } : { succeeded: false, error }),
});

describe('the outcome of a test with a connection', () => {
  it.each<[Extract<AwaitedConnection, { kind: 'notified' }>['actions'], boolean, RegExp]>([
    [[action('one'), action('two')], true, /notified one, two of the connection of carol\.$/],
    [[action('one'), action('two', 'No access')], false, /could not notify two: No access/],
    [[], true, /went into ALARM for carol\. Check that the notification has arrived/],
  ])('%j', (actions, delivered, text) => {
    const notified = { kind: 'notified', transition, actions } as const;
    expect(isDelivered(notified)).toBe(delivered);
    expect(notifiedText(notified, t)).toMatch(text);
  });
});

it('names the actions of the old alarm that the log alarm does not have', () => {
  const old = { ...definitionFor(arn('one')), name: 'old' };
  expect(missingActionsText(old, t)).toBeUndefined();
  const more = { alarmActions: [arn('one'), 'arn:aws:lambda:x'], okActions: [arn('two')] };
  expect(missingActionsText({ ...old, ...more }, t)).toBe(
    `Actions of old that the log alarm does not have: arn:aws:lambda:x, ${arn('two')}.`,
  );
});

it('names the other endpoints that the old alarm watches', () => {
  const old = { name: 'old' };
  expect(otherEndpointsText(old, [], words)).toBeUndefined();
  expect(otherEndpointsText(old, ['Branch', 'Lab'], words)).toBe(
    'old also watches Branch, Lab, and the log alarm does not: upgrade it for each of them before you delete it.',
  );
});

describe('the draft of an upgrade', () => {
  const topic: Topic = { arn: arn('one'), subscriptions: [], fifo: false };
  const aws = new FakeAws();
  const alarm = (actions: readonly string[]) =>
    aws.alarms.add({ ...definitionFor(arn('one')), alarmActions: actions });

  it('notifies the same topics', () => {
    const old = alarm([arn('one'), 'arn:aws:lambda:x', arn('two')]);
    expect(notifiedTopics(old)).toEqual([arn('one'), arn('two')]);
    expect(upgradeDraft(old, topic)).toEqual({
      method: 'logAlarm',
      detects: 'connections',
      topic: { kind: 'existing', topic },
      furtherTopics: [arn('two')],
    });
  });

  it('asks for a topic where there is none', () => {
    expect(upgradeDraft(alarm([]), undefined)).toEqual({
      method: 'logAlarm',
      detects: 'connections',
    });
  });
});
