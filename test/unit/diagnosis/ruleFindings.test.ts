/** The faults of EventBridge rules that notify of alarms, and alarms that notify of the same by name. */
import { describe, expect, it } from 'vitest';
import { ruleStatement } from '../../../src/core/actions/policy/ruleStatement';
import { connectionCountAlarm } from '../../../src/core/cloudwatch/connectionFilter';
import { findings } from '../../../src/core/diagnosis/findings';
import { findingText } from '../../../src/core/diagnosis/text/findingText';
import type { AnyAlarm } from '../../../src/core/model/logAlarm';
import { failed, type AlarmRule } from '../../../src/core/model/snapshot';
import type { Topic } from '../../../src/core/model/topic';
import { createFormat } from '../../../src/core/text/format';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import {
  testAlarm,
  testEndpoint,
  testLogAlarm,
  testScopeSnapshot,
  testTopic,
  topicArn,
} from '../../fakes/snapshots';

const id = 'cvpn-endpoint-1';
const endpoints = [
  testEndpoint({ logging: { enabled: true, group: testLogAlarm().query.logGroups[0] ?? '' } }),
];
const words = { t, format: createFormat({ locale: 'en', timeZone: 'UTC' }), now: 0 };
const silent = testLogAlarm(id, { alarmActions: [] });
const open = JSON.stringify({ Version: '2012-10-17', Statement: [ruleStatement(topicArn())] });
const closed = JSON.stringify({ Version: '2012-10-17', Statement: [] });
const rule = (changes: Partial<AlarmRule> = {}): AlarmRule => ({
  ...{ name: 'to-vpn', enabled: true, alarmNames: [silent.name], targetArns: [topicArn()] },
  ...changes,
});

describe('an alarm that an EventBridge rule notifies of', () => {
  it.each<[string, readonly AlarmRule[], string | undefined, readonly string[]]>([
    ['may publish', [rule()], open, []],
    ['is disabled', [rule({ enabled: false })], open, ['warning ruleSilent']],
    ['has no target', [rule({ targetArns: [] })], open, ['warning ruleSilent']],
    ['is rejected by the topic', [rule()], closed, ['error ruleRejected']],
    ['sends to a topic that could not be read', [rule()], undefined, []],
    [
      'is rejected by the topic, but has another target',
      [rule({ targetArns: [topicArn(), 'arn:aws:lambda:x'] })],
      closed,
      [],
    ],
    [
      'is rejected by the topic, but another rule is not',
      [rule(), rule({ name: 'to-chat', targetArns: ['arn:aws:lambda:x'] })],
      closed,
      [],
    ],
    ['is disabled, but another is not', [rule({ enabled: false }), rule()], open, []],
  ])('%s', (_, alarmRules, policy, expected) => {
    const topics = policy === undefined ? [] : [testTopic({ policy })];
    const found = findings(
      testScopeSnapshot({ endpoints, alarms: [silent], topics }, { alarmRules }),
    );
    expect(found.map(({ severity, diagnosis }) => `${severity} ${diagnosis.rule}`)).toEqual(
      expected,
    );
    for (const finding of found) {
      const { what, link } = findingText(finding, words);
      expect(what).toContain('to-vpn');
      expect(link).toMatch(/^https:/);
    }
  });

  it.each<[string, object, boolean]>([
    ['says nothing of EventBridge', {}, true],
    ['denies it', { Effect: 'Deny', Principal: '*', Action: 'SNS:Publish', Resource: '*' }, false],
  ])('offers to repair the policy of a topic that %s: %j', (_, statement, fixable) => {
    const Statement = 'Effect' in statement ? [statement] : [];
    const policy = JSON.stringify({ Version: '2012-10-17', Statement });
    const contents = { endpoints, alarms: [silent], topics: [testTopic({ policy })] };
    const [found] = findings(testScopeSnapshot(contents, { alarmRules: [rule()] }));
    expect(found?.fix).toEqual(fixable ? { kind: 'allowRules', topicArn: topicArn() } : undefined);
  });

  it('knows that the topic does not exist', () => {
    const failure = { kind: 'notFound', action: 'sns:GetTopicAttributes' } as const;
    const topics = { [topicArn()]: failed<Topic>(undefined, { ...failure, detail: '' }, 1) };
    const contents = { endpoints, alarms: [silent] };
    const [found] = findings(testScopeSnapshot(contents, { alarmRules: [rule()], topics }));
    expect(found?.diagnosis).toMatchObject({ rule: 'ruleRejected', gone: true });
  });
});

const rise = testAlarm(id);
const counted = testAlarm(
  id,
  connectionCountAlarm({ name: 'n', endpointId: id, endpointLabel: id, topicArns: [topicArn()] }),
);
const named = testLogAlarm();

describe('an alarm on numbers beside a log alarm', () => {
  it.each<[string, AnyAlarm, AnyAlarm, readonly string[]]>([
    ['notifies of the same', rise, named, ['namedDuplicate']],
    ['notifies of the same count', counted, named, ['namedDuplicate']],
    ['notifies another topic', { ...rise, alarmActions: [topicArn('x')] }, named, []],
    ['has its actions off', { ...rise, actionsEnabled: false }, named, ['actionsOff']],
    [
      'is beside one whose actions are off',
      rise,
      { ...named, actionsEnabled: false },
      ['actionsOff'],
    ],
    ['watches another endpoint', testAlarm('cvpn-endpoint-2'), named, []],
    [
      'is beside one on failed attempts',
      rise,
      {
        ...named,
        query: {
          ...named.query,
          queryString: named.query.queryString.replace('successful', 'failed'),
        },
      },
      [],
    ],
  ])('%s', (_, alarm, other, expected) => {
    const all = [...endpoints, testEndpoint({ ...endpoints[0], id: 'cvpn-endpoint-2' })];
    const topics = [testTopic(), testTopic({ arn: topicArn('x') })];
    const found = findings(
      testScopeSnapshot({ endpoints: all, alarms: [alarm, other], topics }),
    ).filter(({ target }) => target.kind === 'alarm');
    expect(found.map(({ diagnosis }) => diagnosis.rule)).toEqual(expected);
  });

  it('is deleted, and not the log alarm', () => {
    const contents = { endpoints, alarms: [rise, named], topics: [testTopic()] };
    const [found] = findings(testScopeSnapshot(contents));
    expect(found?.fix).toMatchObject({ kind: 'deleteAlarm', seen: rise, stays: named });
  });
});
