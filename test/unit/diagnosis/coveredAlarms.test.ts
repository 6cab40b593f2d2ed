/** An alarm goes, or stays silent, only where another one certainly notifies in its place. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Alarm } from '../../../src/core/model/alarm';
import type { LogAlarm } from '../../../src/core/model/logAlarm';
import type { MuteRule } from '../../../src/core/model/muteRule';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import { lossTexts } from '../../../src/core/diagnosis/text/duplicateText';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { testAlarm, testEndpoint, testLogAlarm, testLogGroup } from '../../fakes/snapshots';
import { format, foundIn, plansIn, runIn } from './runFixes';

const id = 'cvpn-endpoint-one';
let aws: FakeAws;

beforeEach(() => {
  aws = new FakeAws();
  for (const topic of ['vpn', 'ops']) aws.topics.add(topic);
  log({ enabled: true, group: testLogGroup });
});

const topic = (name: string): string => aws.topics.arnOf(name);

/** Sets the connection logging of the endpoint. */
function log(logging: { readonly enabled: boolean; readonly group?: string }): void {
  aws.endpointList.splice(0, aws.endpointList.length, testEndpoint({ id, logging }));
}

const addNumber = (name: string, changes: Partial<Alarm> = {}): void =>
  void aws.alarms.add(testAlarm(id, { name, alarmActions: [topic('vpn')], ...changes }));
const addLog = (changes: Partial<LogAlarm> = {}): void =>
  void aws.alarms.logAlarms.add(
    testLogAlarm(id, { name: 'users', alarmActions: [topic('vpn')], ...changes }),
  );

const sending = (): readonly string[] =>
  [...aws.alarms.byName.values()].flatMap(({ name, actionsEnabled }) =>
    actionsEnabled ? [name] : [],
  );

/** Fixes all findings of the rule. @returns the outcomes, one line for each */
const fixAll = async (
  rule: string,
  parts: Partial<ScopeSnapshot> = {},
): Promise<readonly string[]> =>
  runIn(aws, await plansIn(aws, await foundIn(aws, rule, parts), parts));

const { query } = testLogAlarm(id);
const also = (text: string): Partial<LogAlarm> => ({
  query: { ...query, queryString: `${query.queryString} ${text}` },
});

describe('a log alarm does not cover an alarm on the number of connections', () => {
  it.each<[string, Partial<LogAlarm>, (() => void)?]>([
    [
      'whose endpoint writes no log',
      {},
      () => {
        log({ enabled: false });
      },
    ],
    [
      'whose endpoint logs to another group',
      {},
      () => {
        log({ enabled: true, group: '/other' });
      },
    ],
    ['that cannot run', { evaluation: 'error', stateReason: 'Access denied' }],
    ['that CloudWatch evaluates in part', { evaluation: 'partial' }],
    ['on one user', also('| filter username = "root"')],
    ['on a pattern of users', also('| filter username like /^adm-/')],
    ['without one user', also('| filter username != "hana"')],
    ['on one device', also('| filter device_ip = "203.0.113.250"')],
    ['with a limit', also('| limit 0')],
    ['with a command that is not known', also('| dedup username')],
    ['on every fifth connection', { threshold: 5 }],
    ['on more than one', { comparison: 'GreaterThanThreshold' }],
    ['on less than one', { comparison: 'LessThanThreshold' }],
    ['on three results of three', { resultsToEvaluate: 3, resultsToAlarm: 3 }],
    ['that misses entries between two runs', { query: { ...query, rateMinutes: 30 } }],
    ['that counts by user', { query: { ...query, aggregation: 'count(*) by username' } }],
    ['with time without entries as breaching', { treatMissing: 'breaching' }],
  ])('%s', async (_, changes, make) => {
    make?.();
    addNumber('number');
    addLog(changes);
    expect(await fixAll('namedDuplicate')).toEqual([]);
    expect(sending()).toEqual(['number']);

    for (const actionsEnabled of [true, false]) {
      addNumber('number', { actionsEnabled: false });
      addLog({ ...changes, actionsEnabled });
      expect(await fixAll('actionsOff')).toContain('number: Fixed');
      expect(sending()).toContain('number');
    }
  });

  it('that is muted now', async () => {
    addNumber('number', { actionsEnabled: false });
    addLog();
    expect(await fixAll('actionsOff', { muteRules: [muting('users')] })).toEqual(['number: Fixed']);
  });

  it('while the endpoints are unknown', async () => {
    addNumber('number');
    addLog();
    expect(await foundIn(aws, 'namedDuplicate', { endpoints: { kind: 'waiting' } })).toEqual([]);
  });

  it.each<[string, Partial<LogAlarm>]>([
    ['is as this extension creates it', {}],
    ['differs in spaces', { query: { ...query, queryString: ` ${query.queryString}\n` } }],
    ['says more than zero', { comparison: 'GreaterThanThreshold', threshold: 0 }],
  ])('unless it %s', async (_, changes) => {
    addNumber('number');
    addLog(changes);
    expect(await fixAll('namedDuplicate')).toEqual(['number: Fixed']);
    expect(aws.alarms.byName.has('number')).toBe(false);
  });
});

const muting = (...alarmNames: readonly string[]): MuteRule => ({
  ...{ name: 'always', arn: 'arn:always', alarmNames, active: true, updatedAt: 0 },
  ...{ expression: 'cron(* * * * *)', duration: 'P15D', timeZone: 'UTC' },
});

describe('a twin that cannot notify', () => {
  const never = { evaluationPeriods: 3, datapointsToAlarm: 3 };

  it('does not make a disabled alarm superfluous', async () => {
    addNumber('good', { actionsEnabled: false });
    addNumber('faulty', never);
    expect(await fixAll('actionsOff')).toEqual(['good: Fixed']);
    expect(sending()).toContain('good');
  });

  it.each(['a', 'z'])('is enabled beside the good one, in either order (%s)', async (faulty) => {
    addNumber('m', { actionsEnabled: false });
    addNumber(faulty, { ...never, actionsEnabled: false });
    expect(await fixAll('actionsOff')).toContain('m: Fixed');
    expect(sending()).toContain('m');
  });

  it('does not make a disabled alarm superfluous while it is muted', async () => {
    addNumber('good', { actionsEnabled: false });
    addNumber('muted');
    const parts = { muteRules: [muting('muted')] };
    const [one] = await foundIn(aws, 'actionsOff', parts);
    expect(one?.fix).toEqual({ kind: 'enableActions', alarmName: 'good' });
    expect(await fixAll('actionsOff', parts)).toEqual(['good: Fixed']);
  });

  it('is the one that goes, although the other one has more faults', async () => {
    addNumber('a', never);
    addNumber('b', { treatMissing: 'missing', okActions: [topic('vpn')] });
    const [one] = await foundIn(aws, 'duplicate');
    expect(one?.fix).toMatchObject({ kind: 'deleteAlarm', alarmName: 'a', stays: { name: 'b' } });
  });

  it('is reported as a duplicate without a fix, if both cannot', async () => {
    for (const name of ['a', 'b']) addNumber(name, never);
    const found = await foundIn(aws, 'duplicate');
    expect(found.map(({ fix }) => fix)).toEqual([undefined]);
  });
});

describe('an alarm with actions of its own for other states', () => {
  it.each<[string, Partial<Alarm>, string]>([
    ['OK', { okActions: ['ops'] }, 'Only this alarm notifies ops of the state OK.'],
    [
      'INSUFFICIENT_DATA',
      { insufficientDataActions: ['ops'] },
      'Only this alarm notifies ops of the state INSUFFICIENT_DATA.',
    ],
  ])('is deleted alone only, and the question says so: %s', async (_, names, text) => {
    const { okActions = [], insufficientDataActions = [] } = names;
    addNumber('a', { configuredAt: 1 });
    addNumber('b', {
      configuredAt: 2,
      okActions: okActions.map(topic),
      insufficientDataActions: insufficientDataActions.map(topic),
    });
    expect(await fixAll('duplicate')).toEqual(['b: It needs a choice of its own.']);
    expect(aws.alarms.byName.has('b')).toBe(true);
    const [a, b] = ['a', 'b'].map((name) => aws.alarms.the(name));
    expect(a && b && lossTexts(b, a, { t, format })).toEqual([text]);
  });
});
