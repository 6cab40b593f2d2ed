/** Alarms of a monitoring account, which read the metrics of endpoints in other accounts. */
import { beforeEach, describe, expect, it } from 'vitest';
import { findings } from '../../../src/core/diagnosis/findings';
import { replacementOf, fixedAlarm } from '../../../src/core/diagnosis/fixedAlarm';
import type { Alarm } from '../../../src/core/model/alarm';
import type { Endpoint } from '../../../src/core/model/endpoint';
import { scopeId, type Scope } from '../../../src/core/model/scope';
import { succeeded, type ScopeSnapshot } from '../../../src/core/model/snapshot';
import { Store } from '../../../src/core/state/store';
import { alarmsNow } from '../../../src/core/statusBar/alarmsNow';
import { findingText } from '../../../src/core/diagnosis/text/findingText';
import { treeView } from '../../../src/core/tree/tree';
import { FakeLog } from '../../fakes/fakeLog';
import { at, fresh, stale, testEndpoint, testNow } from '../../fakes/snapshots';
import { alarmOf, endpointId, metric, rise, watched } from '../diagnosis/faultyAlarms';
import { outline, words } from '../text/viewWords';

const far = 'cvpn-endpoint-far';
const farAccount = '999988887777';
const monitoring: Scope = { profile: 'monitoring', region: 'ap-northeast-1' };
const home: Scope = { profile: 'prod', region: 'ap-northeast-1' };
const logging = { enabled: true, group: '/vpn' };

/** The connection alarm of an endpoint in the other account. */
function foreign(changes: Partial<Alarm> = {}, id = far): Alarm {
  const count = { ...metric({ dimensions: { Endpoint: id } }), accountId: farAccount };
  return alarmOf([count, watched('DIFF(m1)')], { name: 'far', ...changes });
}

let store: Store;

beforeEach(() => {
  store = new Store(new FakeLog());
  store.setScopes([monitoring]);
  fill(monitoring, '123456789012', [testEndpoint({ logging })], []);
});

function fill(
  scope: Scope,
  accountId: string,
  endpoints: readonly Endpoint[],
  alarms: readonly Alarm[],
): void {
  store.update(scopeId(scope), (before) => ({
    ...before,
    identity: succeeded({ accountId, arn: 'arn' }, testNow),
    endpoints: fresh(endpoints),
    alarms: fresh(alarms),
  }));
}

function scope(of: Scope): ScopeSnapshot {
  const found = store.scope(scopeId(of));
  if (!found) throw new Error(of.profile);
  return found;
}

function watch(...alarms: readonly Alarm[]): void {
  fill(monitoring, '123456789012', [testEndpoint({ logging })], alarms);
}

/** The other account is chosen too, with these endpoints. */
function addHome(...ids: readonly string[]): void {
  store.setScopes([monitoring, home]);
  fill(
    home,
    farAccount,
    ids.map((id) => testEndpoint({ id, name: 'far-vpn', logging })),
    [],
  );
}

const rules = (of: Scope): readonly string[] =>
  findings(scope(of)).map(({ severity, diagnosis: { rule } }) => `${severity} ${rule}`);

describe('an alarm on an endpoint of another account', () => {
  it('is not called gone, nor offered to be deleted; whose account it is is said', () => {
    watch(foreign(), rise());
    expect(rules(monitoring).filter((rule) => !rule.includes('topic'))).toEqual([
      'info otherAccount',
    ]);
    const [found] = findings(scope(monitoring));
    expect(found?.fix).toBeUndefined();
    expect(found && findingText(found, words).what).toBe(
      `It watches ${far} in the account ${farAccount}.`,
    );
    const rows = treeView(store.snapshot, words);
    expect(outline(rows).join('\n')).toMatch(/Alarms on endpoints of other accounts[^]*far/);
  });

  it('is looked for in a scope of that account', () => {
    watch(foreign());
    addHome(far);
    expect(rules(monitoring)).toEqual(['warning noAlarm']);
    expect(scope(monitoring).elsewhere?.seen).toEqual([
      {
        accountId: farAccount,
        endpointId: far,
        scope: 'prod@ap-northeast-1',
        there: 'yes',
        name: 'far-vpn',
      },
    ]);
    addHome('cvpn-endpoint-other');
    const [gone] = findings(scope(monitoring));
    expect(gone).toMatchObject({
      severity: 'error',
      diagnosis: { rule: 'endpointGone', endpointIds: [far], accountId: farAccount },
      fix: { kind: 'deleteAlarm' },
    });
    store.update(scopeId(home), (before) => ({
      ...before,
      endpoints: stale([], { kind: 'network', ...home }),
    }));
    expect(rules(monitoring)).toEqual(['warning noAlarm']);
  });

  it('is looked for apart from one that is there', () => {
    watch(foreign(), foreign({ name: 'there' }, 'cvpn-endpoint-there'));
    addHome('cvpn-endpoint-there');
    const gone = findings(scope(monitoring)).flatMap(({ diagnosis }) =>
      diagnosis.rule === 'endpointGone' ? diagnosis.endpointIds : [],
    );
    expect(gone).toEqual([far]);
  });

  it('is looked for in each of two accounts', () => {
    const third: Scope = { ...home, profile: 'third' };
    const count = {
      ...metric({ dimensions: { Endpoint: 'cvpn-endpoint-3' } }),
      accountId: '555566667777',
    };
    watch(foreign(), alarmOf([count, watched('DIFF(m1)')], { name: 'third' }));
    addHome(far);
    expect(rules(monitoring).filter((rule) => rule === 'info otherAccount')).toHaveLength(1);
    store.setScopes([monitoring, home, third]);
    fill(third, '555566667777', [testEndpoint({ id: 'cvpn-endpoint-3', logging })], []);
    expect(rules(monitoring)).not.toContain('info otherAccount');
  });

  it('counts as the alarm of that endpoint in its own scope', () => {
    addHome(far, 'cvpn-endpoint-other');
    expect(rules(home)).toEqual(['warning noAlarm', 'warning noAlarm']);
    watch(foreign({ state: 'ALARM', stateSince: at(10) }));
    const found = findings(scope(home));
    expect(found.map(({ target }) => target)).toEqual([
      { kind: 'endpoint', endpointId: 'cvpn-endpoint-other' },
    ]);
    const rows = outline(treeView(store.snapshot, words)).join('\n');
    expect(rows).toContain('Alarm far | ALARM; an alarm of monitoring@ap-northeast-1');
    expect(alarmsNow(store.snapshot).map(({ endpoints }) => endpoints)).toEqual([
      [{ scope: 'prod@ap-northeast-1', endpointId: far, name: `far-vpn (${farAccount})` }],
    ]);
  });

  it.each<readonly [string, Scope, string]>([
    ['another account', home, '555566667777'],
    ['another region', { ...home, region: 'eu-west-1' }, farAccount],
  ])('is not looked for in %s', (_, other, account) => {
    watch(foreign());
    store.setScopes([monitoring, other]);
    fill(other, account, [], []);
    expect(scope(monitoring).elsewhere).toBeUndefined();
    expect(rules(monitoring)).toContain('info otherAccount');
  });

  it('says of missing data whose account has to share it', () => {
    watch(foreign({ state: 'INSUFFICIENT_DATA', stateSince: at(1) }));
    const [found] = findings(scope(monitoring));
    expect(found).toMatchObject({ severity: 'warning', diagnosis: { quiet: false } });
    expect(found && findingText(found, words).why).toContain(farAccount);
  });

  it('keeps the account when it is repaired, and not when another endpoint is chosen', () => {
    const faulty = foreign({ treatMissing: 'breaching', threshold: 3 });
    watch(faulty);
    const fix = findings(scope(monitoring)).flatMap((found) => found.fix ?? [])[0];
    if (fix?.kind !== 'replaceAlarm') throw new Error('no fix');
    const repaired = replacementOf(fix);
    expect(repaired).toMatchObject({ threshold: 1, treatMissing: 'notBreaching' });
    expect(repaired.queries.map(({ accountId }) => accountId)).toEqual([farAccount, undefined]);
    expect(fixedAlarm(faulty, endpointId)?.queries).toEqual([
      { ...metric(), id: 'm1' },
      expect.objectContaining({ expression: 'DIFF(m1)' }),
    ]);
  });

  it('is no double of one that reads the same id of its own account', () => {
    watch(foreign(), foreign({ name: 'again' }));
    expect(rules(monitoring)).toContain('warning duplicate');
    watch(foreign({}, endpointId), rise());
    expect(rules(monitoring)).not.toContain('warning duplicate');
  });

  it('that reads one of its own besides is not all gone', () => {
    const two = alarmOf([
      metric({ dimensions: { Endpoint: 'cvpn-endpoint-9' } }),
      { ...metric({ dimensions: { Endpoint: far } }, 'm2'), accountId: farAccount },
      watched('DIFF(m1+m2)'),
    ]);
    watch(two);
    const gone = findings(scope(monitoring)).find(
      ({ diagnosis }) => diagnosis.rule === 'endpointGone',
    );
    expect(gone).toMatchObject({ severity: 'warning' });
    expect(gone?.fix).toBeUndefined();
  });

  it('may take the account by a query', () => {
    const expression = `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" WHERE AWS.AccountId = '${farAccount}'`;
    watch(alarmOf([{ id: 'q1', expression, returnData: true }]), rise());
    addHome(far);
    expect(rules(home)).toEqual([]);
    watch(rise({}, { name: 'only here' }));
    expect(rules(home)).toEqual(['warning noAlarm']);
  });
});

describe('what the scopes know of one another', () => {
  it('leaves a scope the same object while it is the same', () => {
    watch(foreign());
    addHome(far);
    const before = scope(home);
    watch(foreign());
    expect(scope(home)).toBe(before);
    watch(foreign({ state: 'ALARM' }));
    expect(scope(home)).not.toBe(before);
    watch();
    expect(scope(home).elsewhere).toBeUndefined();
  });
});
