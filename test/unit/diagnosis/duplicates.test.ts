/** Alarms that notify the same people of the same: which of them may go, and what other fixes become. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../../src/core/diagnosis/findings';
import type { FindingFix } from '../../../src/core/diagnosis/finding';
import type { Alarm, MetricQuery } from '../../../src/core/model/alarm';
import { at, testEndpoint, topicArn } from '../../fakes/snapshots';
import { alarmOf, endpointId, metric, plain, rise, scopeWith, watched } from './faultyAlarms';

const other = 'cvpn-endpoint-2';
const logging = { enabled: true, group: '/vpn' };
const endpoints = [endpointId, other].map((id) => testEndpoint({ id, logging }));
const account = { accountId: '999988887777' };

/** Of each that may go: its name, and the one that stays. */
function doubled(...alarms: readonly Alarm[]): readonly (readonly [string, string])[] {
  return findings(scopeWith(alarms, { endpoints })).flatMap(({ diagnosis, target }) =>
    diagnosis.rule === 'duplicate' && target.kind === 'alarm'
      ? [[target.alarmName, diagnosis.other] as const]
      : [],
  );
}

/** What can be done about an alarm, by the rule that it breaks. */
function fixesOf(name: string, ...alarms: readonly Alarm[]): Readonly<Record<string, FindingFix>> {
  const own = findings(scopeWith(alarms, { endpoints })).filter(
    ({ target }) => target.kind === 'alarm' && target.alarmName === name,
  );
  return Object.fromEntries(
    own.flatMap(({ diagnosis, fix }) => (fix ? [[diagnosis.rule, fix]] : [])),
  );
}

/** An alarm on a rise that is not one DIFF or RATE alone. */
function sum(name: string, expression: string, ...ids: readonly string[]): Alarm {
  const counts = ids.map((id, index) => metric({ dimensions: { Endpoint: id } }, `m${index + 1}`));
  return alarmOf([...counts, watched(expression)], { name });
}

function query(name: string, where: string): Alarm {
  const expression = `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" ${where}`;
  return alarmOf([{ id: 'q1', expression, returnData: false }, watched('DIFF(q1)')], { name });
}

describe('two alarms of which one may go', () => {
  const a = rise({}, { name: 'a' });
  it('are said whole', () => {
    const found = findings(scopeWith([a, rise({}, { name: 'b' })], { endpoints })).filter(
      ({ target }) => target.kind === 'alarm',
    );
    expect(found).toMatchObject([
      {
        id: 'duplicate alarm b',
        severity: 'warning',
        target: { kind: 'alarm', alarmName: 'b', endpointIds: [endpointId] },
        diagnosis: { rule: 'duplicate', other: 'a' },
        fix: { kind: 'deleteAlarm', alarmName: 'b', seen: { name: 'b' }, stays: { name: 'a' } },
      },
    ]);
  });

  it.each<readonly [string, Alarm]>([
    ['made at the same time, by name', rise({}, { name: 'b' })],
    [
      'that needs one connection in other words',
      rise({}, { name: 'b', threshold: 1 / 300 }, ' RATE ( m1 ) '),
    ],
    ['with one of its topics', rise({}, { name: 'b', alarmActions: [topicArn('x'), topicArn()] })],
  ])('%s', (_, b) => {
    expect(doubled(a, b)).toEqual([['b', 'a']]);
    expect(doubled(b, a)).toEqual([['b', 'a']]);
  });

  it('with one topic of several in common, whichever is first', () => {
    const more = rise({}, { name: 'b', alarmActions: [topicArn('x'), topicArn(), topicArn('y')] });
    expect(doubled(a, more)).toEqual([['b', 'a']]);
    expect(doubled(a, { ...more, configuredAt: -1 })).toEqual([['a', 'b']]);
  });

  it('when it is set up later, where it is known', () => {
    const late = rise({}, { name: 'A', configuredAt: at(1) });
    expect(doubled(a, late)).toEqual([['A', 'a']]);
    expect(doubled(late, rise({}, { name: 'c', configuredAt: at(0) }))).toEqual([['A', 'c']]);
  });

  it('over the same endpoints in another order', () => {
    const one = sum('a', 'DIFF(m1)', endpointId);
    const both = [metric(), metric({ dimensions: { Endpoint: other } }, 'm2')];
    const total: MetricQuery = { id: 's1', expression: 'm1 + m2', returnData: false };
    const over = (name: string, counts: readonly MetricQuery[]): Alarm =>
      alarmOf([...counts, total, watched('DIFF(s1)')], { name });
    expect(doubled(over('a', both), over('b', [...both].reverse()))).toEqual([['b', 'a']]);
    expect(doubled(over('a', both), { ...one, name: 'b' })).toEqual([]);
  });

  it('over the same query', () => {
    expect(doubled(query('a', ''), query('b', ''))).toEqual([['b', 'a']]);
    expect(doubled(query('a', ''), query('b', `WHERE Endpoint = '${other}'`))).toEqual([]);
  });

  it('of a rise that is worked out in a way of its own, only with the same expression', () => {
    const expression = 'DIFF(m1) * 2';
    const own = sum('a', expression, endpointId);
    expect(doubled(own, sum('b', expression, endpointId))).toEqual([['b', 'a']]);
    expect(doubled(own, sum('b', 'DIFF(m1) * 3', endpointId))).toEqual([]);
  });
});

describe('two alarms on the count are two', () => {
  const wall = { evaluationWindow: { kind: 'wallClock' } } as const;
  const three = { evaluationPeriods: 3, datapointsToAlarm: 3 };
  const math = (changes: Partial<MetricQuery>): Alarm =>
    alarmOf([{ ...metric(), ...changes }, watched('m1 * 2')], { name: 'b' });

  it.each<readonly [string, Alarm, Alarm]>([
    ['statistics', plain(), plain({ statistic: 'Maximum' })],
    ['endpoints', plain(), plain({ dimensions: { Endpoint: other } })],
    ['periods', plain(), plain({ periodSeconds: 600 })],
    ['numbers of periods', plain({}, three), plain({}, { ...three, evaluationPeriods: 4 })],
    ['numbers of datapoints', plain({}, three), plain({}, { ...three, datapointsToAlarm: 2 })],
    ['thresholds', plain(), plain({}, { threshold: 2 })],
    ['comparisons', plain(), plain({}, { comparison: 'GreaterThanThreshold' })],
    ['windows', plain(), plain({}, wall)],
    ['accounts', math({}), math(account)],
    ['expressions', math({}), alarmOf([metric(), watched('m1 * 3')])],
    [
      'watched entries',
      math({}),
      alarmOf([
        { ...metric(), returnData: true },
        { ...watched('m1 * 2'), returnData: false },
      ]),
    ],
  ])('with different %s', (_, a, b) => {
    expect(doubled({ ...a, name: 'a' }, { ...a, name: 'b' })).toEqual([['b', 'a']]);
    expect(doubled({ ...a, name: 'a' }, { ...b, name: 'b' })).toEqual([]);
  });
});

describe('the fix of an alarm', () => {
  const on = rise({}, { name: 'on' });
  const off = rise({}, { name: 'off', actionsEnabled: false });
  const slow = rise({ periodSeconds: 300 }, { name: 'slow' });
  const deleted = (alarmName: string): unknown =>
    expect.objectContaining({ kind: 'deleteAlarm', alarmName, stays: on });
  const rewritten = (seen: Alarm) => ({ kind: 'replaceAlarm', seen, change: 'default' });

  it('that is switched off is to switch it on', () => {
    const enable = { actionsOff: { kind: 'enableActions', alarmName: 'off' } };
    expect(fixesOf('off', off)).toEqual(enable);
    expect(fixesOf('off', off, rise({}, { name: 'on', threshold: 2 }))).toEqual(enable);
    const others = rise({}, { name: 'on', alarmActions: [topicArn('others')] });
    expect(fixesOf('off', off, others)).toEqual(enable);
    expect(fixesOf('off', off, { ...off, name: 'off too' })).toEqual(enable);
  });

  it('that is switched off is to delete it, where another notifies in its place', () => {
    expect(fixesOf('off', off, on)).toEqual({ actionsOff: deleted('off') });
  });

  it('that has another fault stays, where another notifies of the same', () => {
    const wrong = (name: string) => plain({ metricName: 'ActiveConnections' }, { name });
    const silent = { state: 'INSUFFICIENT_DATA', stateSince: at(9) } as const;
    const a = { ...wrong('a'), ...silent };
    const { neverPublished } = fixesOf('a', a, { ...wrong('b'), ...silent });
    expect(neverPublished).toMatchObject({ kind: 'replaceAlarm', change: 'publishedNames' });
  });

  it('that is set up wrongly is to set it up again', () => {
    expect(fixesOf('slow', slow)).toEqual({ staysInAlarm: rewritten(slow) });
    const elsewhere = rise({ dimensions: { Endpoint: other } }, { name: 'on' });
    expect(fixesOf('slow', slow, elsewhere)).toEqual({ staysInAlarm: rewritten(slow) });
  });

  it('that is set up wrongly is to delete it, where another notifies of each connection', () => {
    const fixes = fixesOf('slow', slow, on);
    expect(fixes).toEqual({ staysInAlarm: deleted('slow'), duplicate: deleted('slow') });
    const coarse = { ...slow, threshold: 5 };
    expect(fixesOf('slow', coarse, on)).toEqual({
      ...{ staysInAlarm: deleted('slow'), missesSmallRises: deleted('slow') },
    });
  });

  it.each<readonly [string, Alarm]>([
    ['watches two endpoints', sum('x', 'DIFF(m1 + m2)', endpointId, other)],
    [
      'takes metrics by a query',
      alarmOf(
        [
          metric(),
          {
            id: 'q1',
            expression: 'SELECT MAX(IngressBytes) FROM "AWS/ClientVPN"',
            returnData: false,
          },
          watched('DIFF(m1 + q1)'),
        ],
        { name: 'x' },
      ),
    ],
    ['takes all by a query', query('x', '')],
  ])('that %s is left to the person', (_, alarm) => {
    expect(fixesOf('x', { ...alarm, treatMissing: 'breaching' })).toEqual({});
  });

  it('that mails on OK is to stop that, whatever it watches', () => {
    const seen = { ...sum('x', 'DIFF(m1 + m2)', endpointId, other), okActions: [topicArn()] };
    expect(fixesOf('x', seen)).toEqual({
      doubleMails: { kind: 'replaceAlarm', seen, change: 'withoutOkMails' },
    });
  });
});
