/** Findings about topics and endpoints: each once, with the alarms that it affects. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../../src/core/diagnosis/findings';
import type { Alarm } from '../../../src/core/model/alarm';
import { scopeId } from '../../../src/core/model/scope';
import type { Topic } from '../../../src/core/model/topic';
import type { Watcher } from '../../../src/core/model/elsewhere';
import type { EndpointState } from '../../../src/core/model/endpoint';
import {
  missing,
  pendingSubscription,
  testAccount,
  testAlarm,
  testEndpoint,
  testScope,
  testSubscription,
  testTopic,
  topicArn,
} from '../../fakes/snapshots';
import { endpointId, plain, rise, rulesOf, scopeWith } from './faultyAlarms';

const owner = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${testAccount}:root` } };
const refusing = JSON.stringify({
  Statement: [{ ...owner, Action: 'SNS:Publish', Resource: '*' }],
});
const denying = JSON.stringify({
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 'SNS:*', Resource: '*' }],
});
const fifo = topicArn('vpn.fifo');

describe('a topic', () => {
  it.each<readonly [string, Partial<Topic>, readonly string[], string | undefined]>([
    ['in order', {}, [], undefined],
    ['with a key of its own', { kmsKeyId: 'alias/mine' }, [], undefined],
    [
      'encrypted with the AWS-managed key',
      { kmsKeyId: 'alias/aws/sns' },
      ['error encrypted'],
      'chooseTopic',
    ],
    ['that refuses', { policy: refusing }, ['error refused'], 'repairPolicy'],
    ['that denies', { policy: denying }, ['error refused'], undefined],
    ['with a policy that is none', { policy: '{' }, ['info undecided'], undefined],
    ['no subscriptions to', { subscriptions: [] }, ['error nobody'], 'subscribe'],
    [
      'nobody has confirmed',
      { subscriptions: [pendingSubscription()] },
      ['error pending'],
      'subscribe',
    ],
    [
      'that some have not confirmed',
      { subscriptions: [testSubscription(), pendingSubscription()] },
      ['info somePending'],
      undefined,
    ],
    [
      'with everything wrong',
      { kmsKeyId: 'alias/aws/sns', policy: refusing, subscriptions: [] },
      ['error encrypted', 'error refused', 'error nobody'],
      'chooseTopic',
    ],
  ])('%s', (_, changes, expected, fix) => {
    const scope = scopeWith([testAlarm()], { topics: [testTopic(changes)] });
    expect(rulesOf(scope)).toEqual(expected);
    expect(findings(scope)[0]?.fix?.kind).toBe(fix);
  });

  it.each<readonly [string, Partial<Alarm>, readonly string[]]>([
    ['of another region', { alarmActions: [topicArn('vpn', 'us-east-1')] }, ['error otherRegion']],
    ['that is none', { alarmActions: ['arn:aws:sns:x'] }, ['error notATopic']],
    ['notified on OK only', { okActions: [topicArn('vpn', 'us-east-1')] }, ['error otherRegion']],
  ])('%s', (_, changes, expected) => {
    expect(rulesOf(scopeWith([plain({}, changes)]))).toEqual(expected);
  });

  it('of the FIFO kind', () => {
    const topic = testTopic({ arn: fifo, fifo: true });
    const scope = scopeWith([testAlarm(endpointId, { alarmActions: [fifo] })], { topics: [topic] });
    expect(rulesOf(scope)).toEqual(['info fifo']);
  });

  it('that is gone, or could not be read, or not yet', () => {
    const scope = scopeWith([testAlarm()]);
    const gone = { [topicArn()]: missing<Topic>({ kind: 'notFound' }) };
    expect(rulesOf({ ...scope, topics: gone })).toEqual(['error topicGone']);
    const denied = { [topicArn()]: missing<Topic>({ kind: 'denied' }) };
    expect(rulesOf({ ...scope, topics: denied })).toEqual(['info topicUnread']);
    expect(rulesOf({ ...scope, topics: {} })).toEqual([]);
  });

  it('is found once, with all the alarms that notify it', () => {
    const alarms = [rise({}, { name: 'a' }), plain({}, { name: 'b' })];
    const found = findings(scopeWith(alarms, { topics: [testTopic({ subscriptions: [] })] }));
    expect(found.map(({ target }) => target)).toEqual([
      { kind: 'topic', topicArn: topicArn(), alarmNames: ['a', 'b'] },
    ]);
  });

  it('that refuses some alarms names those, and repairs it for the one that needs most', () => {
    const { policy = '' } = testTopic();
    const [statement] = (JSON.parse(policy) as { Statement: object[] }).Statement;
    const narrow = {
      ...statement,
      Condition: {
        ArnLike: {
          'aws:SourceArn': `arn:aws:cloudwatch:ap-northeast-1:${testAccount}:alarm:good-*`,
        },
      },
    };
    const topics = [testTopic({ policy: JSON.stringify({ Statement: [narrow] }) })];
    const alarms = ['good-1', 'bad', 'bad-2'].map((name) =>
      plain({}, { name, threshold: name.length }),
    );
    const [found, ...others] = findings(scopeWith(alarms, { topics }));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      target: { alarmNames: ['bad', 'bad-2'] },
      fix: { kind: 'repairPolicy', alarmName: 'bad' },
    });
    const japanese = [...alarms, plain({}, { name: '接続', threshold: 99 })];
    const refused = findings(scopeWith(japanese, { topics: [testTopic({ policy: refusing })] }));
    expect(refused[0]?.fix).toMatchObject({ kind: 'repairPolicy', alarmName: '接続' });
  });
});

describe('a topic whose policy cannot be decided', () => {
  it('names the alarms that it may refuse', () => {
    const { policy = '' } = testTopic();
    const [statement] = (JSON.parse(policy) as { Statement: object[] }).Statement;
    const good = {
      ...statement,
      Condition: {
        ArnLike: {
          'aws:SourceArn': `arn:aws:cloudwatch:ap-northeast-1:${testAccount}:alarm:good-*`,
        },
      },
    };
    const unclear = { ...statement, Condition: { SomeNewOperator: { 'aws:SourceArn': 'x' } } };
    const topics = [testTopic({ policy: JSON.stringify({ Statement: [good, unclear] }) })];
    const alarms = ['good-1', 'bad', 'bad-2'].map((name) =>
      plain({}, { name, threshold: name.length }),
    );
    expect(findings(scopeWith(alarms, { topics }))).toMatchObject([
      {
        severity: 'info',
        target: { kind: 'topic', topicArn: topicArn(), alarmNames: ['bad', 'bad-2'] },
        diagnosis: { rule: 'topicFault', fault: { kind: 'undecided', repairable: true } },
        fix: { kind: 'repairPolicy', topicArn: topicArn(), alarmName: 'bad' },
      },
    ]);
  });
});

describe('what is found about a topic', () => {
  const target = {
    kind: 'topic',
    topicArn: topicArn(),
    alarmNames: [`client-vpn-watch-${endpointId}`],
  };
  it.each<readonly [string, Partial<Topic>, object]>([
    [
      'some have not confirmed',
      {
        subscriptions: [
          testSubscription(),
          pendingSubscription('a@example.com'),
          pendingSubscription('b@example.com'),
        ],
      },
      {
        id: `somePending topic ${topicArn()}`,
        severity: 'info',
        diagnosis: { rule: 'somePending', addresses: ['a@example.com', 'b@example.com'] },
      },
    ],
    [
      'nobody has confirmed',
      { subscriptions: [pendingSubscription(), pendingSubscription('b@example.com')] },
      {
        id: `pending topic ${topicArn()}`,
        severity: 'error',
        diagnosis: { rule: 'topicFault', fault: { kind: 'pending', pending: 2 } },
        fix: { kind: 'subscribe', topicArn: topicArn() },
      },
    ],
  ])('is said whole: %s', (_, changes, expected) => {
    const found = findings(scopeWith([testAlarm()], { topics: [testTopic(changes)] }));
    expect(found).toEqual([{ ...expected, target, scope: scopeId(testScope) }]);
  });

  it('of another region is which one, and another topic for all its alarms', () => {
    const arn = topicArn('vpn', 'us-east-1');
    const alarms = ['a', 'b'].map((name) =>
      plain({}, { name, threshold: name.charCodeAt(0), alarmActions: [arn] }),
    );
    expect(findings(scopeWith(alarms))).toEqual([
      {
        id: `otherRegion topic ${arn}`,
        scope: scopeId(testScope),
        severity: 'error',
        target: { kind: 'topic', topicArn: arn, alarmNames: ['a', 'b'] },
        diagnosis: {
          rule: 'topicFault',
          fault: { kind: 'otherRegion', region: 'us-east-1', alarmRegion: 'ap-northeast-1' },
        },
        fix: { kind: 'chooseTopic', alarmNames: ['a', 'b'], insteadOf: arn },
      },
    ]);
  });
});

describe('an endpoint', () => {
  const silent = { enabled: false };
  it.each<readonly [string, EndpointState, readonly Alarm[], readonly string[]]>([
    ['with an alarm', 'available', [testAlarm()], ['info loggingOff']],
    ['without', 'available', [], ['warning noAlarm', 'info loggingOff']],
    [
      'with an alarm of another job',
      'pending-associate',
      [plain({ metricName: 'EgressBytes' })],
      ['warning noAlarm', 'info loggingOff'],
    ],
    ['with an alarm on the count', 'available', [plain()], ['info loggingOff']],
    ['that is deleted', 'deleted', [], []],
  ])('%s', (_, state, alarms, expected) => {
    const endpoints = [testEndpoint({ state, logging: silent })];
    expect(rulesOf(scopeWith(alarms, { endpoints }))).toEqual(expected);
  });

  it('is watched by an alarm of a monitoring account only where that is on connections', () => {
    const watcher = (connections: boolean): Watcher => ({
      scope: scopeId({ ...testScope, profile: 'monitoring' }),
      alarmName: 'far',
      state: 'OK',
      connections,
      endpointIds: [endpointId],
    });
    const watchedBy = (...watchers: readonly Watcher[]) =>
      rulesOf(scopeWith([], {}, { elsewhere: { seen: [], watchers } }));
    expect(watchedBy(watcher(true))).toEqual([]);
    expect(watchedBy(watcher(false))).toEqual(['warning noAlarm']);
    expect(watchedBy(watcher(false), watcher(true))).toEqual([]);
  });

  it('can be given an alarm and a log', () => {
    const endpoints = [testEndpoint({ logging: silent })];
    expect(findings(scopeWith([], { endpoints })).map(({ fix }) => fix)).toEqual([
      { kind: 'createAlarm', endpointId },
      { kind: 'enableLogging', endpointId },
    ]);
  });
});
