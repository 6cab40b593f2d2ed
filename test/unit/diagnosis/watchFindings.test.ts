/** What is found about what alarms watch, member for member: severity, diagnosis and fix. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../../src/core/diagnosis/findings';
import type { Finding } from '../../../src/core/diagnosis/finding';
import type { Alarm, MetricQuery } from '../../../src/core/model/alarm';
import type { Elsewhere } from '../../../src/core/model/elsewhere';
import { scopeId } from '../../../src/core/model/scope';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import {
  at,
  stale,
  testConnection,
  testEndpoint,
  testScope,
  topicArn,
} from '../../fakes/snapshots';
import {
  alarmOf,
  endpointId,
  metric,
  plain,
  rise,
  rulesOf,
  scopeWith,
  watched,
} from './faultyAlarms';

const other = 'cvpn-endpoint-2';
const gone = 'cvpn-endpoint-9';
const account = '999988887777';
const logging = { enabled: true, group: '/vpn' };
const both = [endpointId, other].map((id) => testEndpoint({ id, logging }));
const select = 'SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN"';

/** The number of connections of an endpoint, of another account where one is named. */
function count(id: string, endpoint: string, accountId?: string): MetricQuery {
  const query = metric({ dimensions: { Endpoint: endpoint } }, id);
  return accountId === undefined ? query : { ...query, accountId };
}

/** An alarm on the sum of these. */
function sum(...queries: readonly MetricQuery[]): Alarm {
  return alarmOf([...queries, watched(queries.map(({ id }) => id).join(' + '))]);
}

function insights(condition: string, changes: Partial<Alarm> = {}): Alarm {
  return alarmOf([{ id: 'q1', expression: `${select} ${condition}`, returnData: true }], changes);
}

/** The finding of a rule, without what says whose it is. */
function found(
  rule: Finding['diagnosis']['rule'],
  scope: ScopeSnapshot,
): Pick<Finding, 'severity' | 'diagnosis' | 'fix'> | undefined {
  const finding = findings(scope).find(({ diagnosis }) => diagnosis.rule === rule);
  if (!finding) return undefined;
  const { severity, diagnosis, fix } = finding;
  return fix ? { severity, diagnosis, fix } : { severity, diagnosis };
}

/** What a scope of the other account sees of the endpoints that are named. */
function seeing(...there: readonly (readonly [string, 'yes' | 'no' | 'unknown'])[]): Elsewhere {
  const scope = scopeId({ ...testScope, profile: 'other' });
  const seen = there.map(([id, is]) => ({
    ...{ accountId: account, endpointId: id, scope, there: is },
  }));
  return { seen, watchers: [] };
}

describe('endpoints that are gone', () => {
  const alarmName = `client-vpn-watch-${endpointId}`;
  const seen: unknown = expect.objectContaining({ name: alarmName });
  const deleted = { kind: 'deleteAlarm', alarmName, seen };
  it.each<readonly [string, Alarm, object]>([
    [
      'all of them',
      sum(count('m1', gone), count('m2', 'cvpn-endpoint-8')),
      {
        severity: 'error',
        diagnosis: { rule: 'endpointGone', endpointIds: [gone, 'cvpn-endpoint-8'] },
        fix: deleted,
      },
    ],
    [
      'one of two',
      sum(count('m1', endpointId), count('m2', gone)),
      { severity: 'warning', diagnosis: { rule: 'endpointGone', endpointIds: [gone] } },
    ],
    [
      'the only one that is named, and a query besides',
      sum(count('m1', gone), { id: 'q1', expression: select, returnData: false }),
      { severity: 'warning', diagnosis: { rule: 'endpointGone', endpointIds: [gone] } },
    ],
    [
      'one of its own account and one of another',
      sum(count('m1', gone), count('m2', 'cvpn-endpoint-far', account)),
      {
        severity: 'error',
        diagnosis: {
          rule: 'endpointGone',
          endpointIds: [gone, 'cvpn-endpoint-far'],
          accountId: account,
        },
        fix: deleted,
      },
    ],
  ])('%s', (_, alarm, expected) => {
    const elsewhere = seeing(['cvpn-endpoint-far', 'no']);
    const scope = scopeWith([alarm], {}, { elsewhere });
    expect(found('endpointGone', scope)).toStrictEqual(expected);
  });

  it.each(['deleting', 'deleted'] as const)('one that is %s', (state) => {
    const scope = scopeWith([rise()], { endpoints: [testEndpoint({ state, logging })] });
    expect(rulesOf(scope)).toEqual(['error endpointGone']);
  });
});

describe('endpoints of another account', () => {
  const far = 'cvpn-endpoint-far';
  const alarm = sum(count('m1', far, account), count('m2', 'cvpn-endpoint-far-2', '555566667777'));

  it('are named, those alone whose account no scope sees', () => {
    expect(found('otherAccount', scopeWith([alarm]))).toStrictEqual({
      severity: 'info',
      diagnosis: {
        rule: 'otherAccount',
        endpoints: [
          { id: far, accountId: account },
          { id: 'cvpn-endpoint-far-2', accountId: '555566667777' },
        ],
      },
    });
    const seen = scopeWith([alarm], {}, { elsewhere: seeing([far, 'yes']) });
    expect(found('otherAccount', seen)?.diagnosis).toStrictEqual({
      rule: 'otherAccount',
      endpoints: [{ id: 'cvpn-endpoint-far-2', accountId: '555566667777' }],
    });
  });

  it.each<readonly [string, Elsewhere, boolean]>([
    ['is not there', seeing([far, 'no']), true],
    ['is there', seeing([far, 'yes']), false],
    ['may be there', seeing([far, 'unknown']), false],
    ['is there beside one that is not', seeing(['cvpn-endpoint-3', 'no'], [far, 'yes']), false],
  ])('are gone only where a scope of that account sees that one %s', (_, elsewhere, isGone) => {
    const scope = scopeWith([sum(count('m1', far, account))], {}, { elsewhere });
    expect(found('endpointGone', scope) !== undefined).toBe(isGone);
    expect(found('otherAccount', scope)).toBeUndefined();
  });

  it('are not gone where an endpoint of the same id of a third account is', () => {
    const scope = scopeWith(
      [sum(count('m1', far, '555566667777'))],
      {},
      { elsewhere: seeing([far, 'no']) },
    );
    expect(rulesOf(scope)).toContain('info otherAccount');
    expect(found('endpointGone', scope)).toBeUndefined();
  });
});

describe('an alarm without data', () => {
  const silent = { state: 'INSUFFICIENT_DATA', stateSince: at(5) } as const;
  const noData = (quiet: boolean, accountIds: readonly string[] = []) => ({
    severity: quiet ? 'info' : 'warning',
    diagnosis: { rule: 'noData', since: at(5), quiet, accountIds },
  });

  it.each<readonly [string, Alarm, readonly string[], object]>([
    ['and nobody connected', rise({}, silent), [], noData(true)],
    ['and somebody connected', rise({}, silent), [endpointId], noData(false)],
    [
      'and somebody connected to one of its endpoints',
      { ...sum(count('m1', endpointId), count('m2', other)), ...silent },
      [other],
      noData(false),
    ],
    ['that covers all endpoints by a query', insights('', silent), [], noData(true)],
    [
      'whose query covers no endpoint that is there',
      insights(`WHERE Endpoint = '${gone}'`, silent),
      [],
      noData(false),
    ],
    [
      'that reads other accounts, each named once, whoever is connected here',
      {
        ...sum(
          count('m1', endpointId),
          ...['a', 'b'].map((id) => count(id, `cvpn-endpoint-${id}`, account)),
          count('c', 'cvpn-endpoint-c', '555566667777'),
        ),
        ...silent,
      },
      [],
      noData(false, [account, '555566667777']),
    ],
  ])('%s', (_, alarm, connectedTo, expected) => {
    const connections = connectedTo.map((id) => testConnection({ endpointId: id }));
    const scope = scopeWith([alarm], { endpoints: both, connections });
    expect(found('noData', scope)).toStrictEqual(expected);
  });

  it('is found while the endpoints are not known', () => {
    const scope = scopeWith([insights('', silent)], {}, { endpoints: { kind: 'waiting' } });
    expect(found('noData', scope)).toStrictEqual(noData(false));
    expect(findings(scope)[0]?.target).toEqual({
      ...{ kind: 'alarm', alarmName: `client-vpn-watch-${endpointId}`, endpointIds: [] },
    });
  });

  it('is no fault of an alarm of another job', () => {
    const quiet = plain({ metricName: 'AuthenticationFailures' }, silent);
    expect(found('noData', scopeWith([quiet]))).toBeUndefined();
  });
});

describe('an alarm that nobody hears', () => {
  it.each<readonly [string, Alarm, object]>([
    [
      'on a rise, with no action',
      rise({}, { name: 'a', alarmActions: [] }),
      {
        severity: 'error',
        diagnosis: { rule: 'noAction' },
        fix: { kind: 'chooseTopic', alarmNames: ['a'] },
      },
    ],
    [
      'on the count, with no action: a composite alarm may notify',
      plain({}, { name: 'a', alarmActions: [] }),
      {
        severity: 'info',
        diagnosis: { rule: 'noAction' },
        fix: { kind: 'chooseTopic', alarmNames: ['a'] },
      },
    ],
    [
      'with its actions off',
      plain({}, { name: 'a', actionsEnabled: false }),
      {
        severity: 'error',
        diagnosis: { rule: 'actionsOff' },
        fix: { kind: 'enableActions', alarmName: 'a' },
      },
    ],
  ])('%s', (_, alarm, expected) => {
    const [first] = findings(scopeWith([alarm]));
    expect(first).toEqual({
      ...expected,
      id: `${first?.diagnosis.rule} alarm a`,
      scope: scopeId(testScope),
      target: { kind: 'alarm', alarmName: 'a', endpointIds: [endpointId] },
    });
  });
});

describe('a scope whose alarms are from an earlier refresh', () => {
  it('is examined at that time', () => {
    const alarms = stale([rise({}, { alarmActions: [topicArn('none', 'eu-west-1')] })], {
      kind: 'network',
    });
    expect(rulesOf(scopeWith([], {}, { alarms }))).toEqual(['error otherRegion']);
  });
});
