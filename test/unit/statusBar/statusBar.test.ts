import { describe, expect, it } from 'vitest';
import type { Failure, FailureKind } from '../../../src/core/model/errors';
import { newScopeSnapshot, type ScopeSnapshot } from '../../../src/core/model/snapshot';
import { mostFacts } from '../../../src/core/rows/hover';
import { alarmBadge, statusBarView } from '../../../src/core/statusBar/statusBar';
import {
  at,
  fresh,
  missing,
  stale,
  testAlarm,
  testConnection,
  testContributor,
  testEndpoint,
  testLogAlarm,
  testScope,
  testScopeSnapshot,
  testSnapshot,
  testTransition,
} from '../../fakes/snapshots';
import { hoverTexts, words } from '../text/viewWords';

type Scopes = readonly ScopeSnapshot[];

const view = (...scopes: Scopes) =>
  statusBarView(testSnapshot(...scopes), { ...words, lastViewed: at(10) });
const summary = (...scopes: Scopes) => {
  const shown = view(...scopes);
  return [shown?.text, shown?.severity];
};
const failure = (kind: FailureKind): Failure => ({ kind, profile: 'corp', region: 'r' });

const office = {
  endpoints: [testEndpoint(), testEndpoint({ id: 'cvpn-endpoint-2', name: 'lab-vpn' })],
  alarms: [testAlarm()],
  connections: [
    testConnection(),
    testConnection({ id: 'c-2' }),
    testConnection({ id: 'c-3', state: 'terminated' }),
    testConnection({ id: 'c-4', endpointId: 'cvpn-endpoint-2' }),
  ],
};
const inAlarm = testAlarm('cvpn-endpoint-1', { state: 'ALARM', stateSince: at(10, 2) });
const alarming = { ...office, alarms: [inAlarm] };
const elsewhere = { profile: 'lab', region: 'us-east-1' };

describe('the number', () => {
  it.each<[string, Scopes, string, string]>([
    [
      'all scopes',
      [testScopeSnapshot(office), testScopeSnapshot({ ...office, scope: elsewhere })],
      '$(vm-connect) 6',
      'none',
    ],
    ['no endpoints', [testScopeSnapshot()], '$(vm-connect) 0', 'none'],
    ['nothing read yet', [newScopeSnapshot(testScope)], '$(vm-connect) …', 'none'],
    [
      'one endpoint not read yet',
      [testScopeSnapshot(office, { connections: {} })],
      '$(vm-connect) …',
      'none',
    ],
    [
      'network gone from the start',
      [testScopeSnapshot({}, { endpoints: missing(failure('network')) })],
      '$(vm-connect) – $(warning)',
      'dim',
    ],
    [
      'signed out from the start, which is an everyday matter',
      [testScopeSnapshot({}, { endpoints: missing(failure('expired')) })],
      '$(vm-connect) – $(sign-in)',
      'dim',
    ],
    [
      'nothing allowed from the start',
      [testScopeSnapshot({}, { endpoints: missing(failure('denied')) })],
      '$(vm-connect) – $(warning)',
      'error',
    ],
    [
      'stale',
      [testScopeSnapshot(office, { endpoints: stale(office.endpoints, failure('expired')) })],
      '$(vm-connect) 3 $(sign-in)',
      'dim',
    ],
  ])('%s', (_, scopes, text, severity) => {
    expect(summary(...scopes)).toEqual([text, severity]);
  });

  it('is a lower bound when one endpoint is not known', () => {
    const scope = testScopeSnapshot(office);
    const connections = {
      ...scope.connections,
      'cvpn-endpoint-2': missing<never>(failure('denied')),
    };
    const shown = view({ ...scope, connections });
    expect([shown?.text, shown?.severity]).toEqual(['$(vm-connect) 2+ $(warning)', 'dim']);
    expect(shown?.hover.title).toContain('lab-vpn: connections unknown');
  });

  it('is not shown without a scope', () => {
    expect(view()).toBeUndefined();
  });
});

describe('alarms', () => {
  it('in ALARM are counted, named and revealed', () => {
    const shown = view(testScopeSnapshot(alarming));
    expect(shown).toEqual({
      text: '$(bell-dot) 3 · 1 in ALARM: corp-vpn',
      severity: 'warning',
      hover: {
        title: '3 connected · corp-vpn: 2 connected · lab-vpn: 1 connected',
        lines: [
          {
            icon: 'bell-dot',
            text: 'corp-vpn: alarm client-vpn-watch-cvpn-endpoint-1 in ALARM since 10:02',
          },
          { icon: 'history', text: 'corp · ap-northeast-1 · as of 10:05' },
        ],
        links: [
          { icon: 'dashboard', label: 'Overview', command: 'openOverview' },
          { icon: 'list-tree', label: 'Show Endpoints', command: 'reveal' },
          { icon: 'refresh', label: 'Refresh', command: 'refresh' },
        ],
      },
      accessibilityLabel:
        'Client VPN, 3 connected · corp-vpn: 2 connected · lab-vpn: 1 connected, corp-vpn: alarm client-vpn-watch-cvpn-endpoint-1 in ALARM since 10:02, corp · ap-northeast-1 · as of 10:05',
      target: {
        kind: 'endpoint',
        scope: 'corp@ap-northeast-1',
        endpointId: 'cvpn-endpoint-1',
        name: 'corp-vpn',
      },
    });
  });

  it('on the log name who is behind them, the first of many', () => {
    const alarms = [testLogAlarm('cvpn-endpoint-1', { state: 'ALARM', stateSince: at(10, 2) })];
    const users = ['hana', 'ken', 'mika', 'rei', 'sora'].map((user) => testContributor(user));
    const contributors = { [alarms[0]!.name]: fresh(users) };
    const shown = view(
      testScopeSnapshot({ endpoints: [testEndpoint()], alarms }, { contributors }),
    );
    expect(shown && hoverTexts(shown)[0]).toBe(
      'corp-vpn: alarm client-vpn-watch-cvpn-endpoint-1-connections in ALARM since 10:02 (hana, ken, mika, 2 more)',
    );
  });

  it('that came and went since the last look still show', () => {
    const transitions = [
      testTransition({ at: at(9, 59) }),
      testTransition({ at: at(10, 2) }),
      testTransition({ at: at(10, 4), from: 'ALARM', to: 'OK' }),
    ];
    const shown = view(testScopeSnapshot({ ...office, transitions }));
    expect([shown?.text, shown?.severity]).toEqual([
      '$(bell-dot) 3 · 1 fired: corp-vpn',
      'warning',
    ]);
    expect(shown && hoverTexts(shown)[0]).toBe(
      'corp-vpn: alarm client-vpn-watch-cvpn-endpoint-1 was in ALARM 10:02–10:04',
    );
  });

  it('that fired before the last look do not', () => {
    const transitions = [testTransition({ at: at(10) })];
    expect(summary(testScopeSnapshot({ ...office, transitions }))).toEqual([
      '$(vm-connect) 3',
      'none',
    ]);
  });

  it('that were tested are reported as tested', () => {
    const transitions = [testTransition({ reason: 'A test by Client VPN Watch' })];
    const tested = view(testScopeSnapshot({ ...office, transitions }));
    expect(tested && hoverTexts(tested)[0]).toBe(
      'corp-vpn: alarm client-vpn-watch-cvpn-endpoint-1 tested at 10:02',
    );
  });

  it('of many endpoints name two of them, cut short, with no icon out of a name', () => {
    const endpoints = ['$(flame)', 'x'.repeat(80), 'c'].map((name, i) =>
      testEndpoint({ id: `e-${i}`, name }),
    );
    const alarms = endpoints.map(({ id }) => testAlarm(id, { state: 'ALARM' }));
    expect(view(testScopeSnapshot({ endpoints, alarms }))?.text).toBe(
      `$(bell-dot) 0 · 3 in ALARM: $ (flame), ${'x'.repeat(23)}…, +1`,
    );
  });

  it('of an endpoint that is gone are named by its id', () => {
    const alarms = [testAlarm('cvpn-endpoint-9', { state: 'ALARM' })];
    expect(view(testScopeSnapshot({ alarms }))?.text).toBe(
      '$(bell-dot) 0 · 1 in ALARM: cvpn-endpoint-9',
    );
  });
});

describe('the hover', () => {
  it('stays short with 200 endpoints and as many alarms', () => {
    const endpoints = Array.from({ length: 200 }, (_, i) =>
      testEndpoint({ id: `e-${i}`, name: `vpn ${i}` }),
    );
    const connections = endpoints.map(({ id }) => testConnection({ id, endpointId: id }));
    const alarms = endpoints.map(({ id }) => testAlarm(id, { name: `a ${id}`, state: 'ALARM' }));
    const shown = view(testScopeSnapshot({ endpoints, connections, alarms }));
    expect(shown?.hover.title).toBe(
      '200 connected · vpn 0: 1 connected · vpn 1: 1 connected · vpn 2: 1 connected · 197 more',
    );
    const texts = shown && hoverTexts(shown);
    expect(texts?.length).toBeLessThanOrEqual(mostFacts);
    expect(texts?.[1]).toBe('199 more');
  });

  it('says how old the data are and why', () => {
    const scope = testScopeSnapshot(office, { alarms: stale([], failure('expired')) });
    const shown = view(scope);
    expect(shown && hoverTexts(shown).at(-1)).toBe(
      'corp · ap-northeast-1 · as of 10:00 · The profile corp has expired credentials. Renew them, and the view updates by itself.',
    );
  });

  it('counts the scopes that could not be read, and offers to sign in', () => {
    const remedy = { kind: 'ssoLogin', profile: 'corp' } as const;
    const signedOut = { ...failure('expired'), remedy };
    const shown = view(
      testScopeSnapshot(office),
      testScopeSnapshot({ scope: elsewhere }, { endpoints: missing(signedOut) }),
    );
    expect(shown && hoverTexts(shown).at(-1)).toMatch(
      /^1 of 2 scopes could not be read in full · as of 10:05 · The profile corp is not signed in/,
    );
    expect(shown?.hover.links[2]).toEqual({
      icon: 'sign-in',
      label: 'Sign In…',
      command: 'signIn',
      argument: remedy,
    });
  });
});

describe('read-only mode', () => {
  it('shows a lock and is read aloud', () => {
    const shown = statusBarView(testSnapshot(testScopeSnapshot(office)), {
      ...words,
      lastViewed: at(10),
      readOnly: true,
    });
    expect(shown?.text).toBe('$(vm-connect) 3 $(lock)');
    expect(shown?.accessibilityLabel).toMatch(/read-only mode$/);
  });
});

describe('alarmBadge', () => {
  it.each<[Scopes, number | undefined]>([
    [[], undefined],
    [[testScopeSnapshot(office)], undefined],
    [[testScopeSnapshot(alarming), testScopeSnapshot({ ...alarming, scope: elsewhere })], 2],
    [[testScopeSnapshot(office, { alarms: stale([inAlarm], failure('network')) })], 1],
  ])('case %#', (scopes, value) => {
    const badge = alarmBadge(testSnapshot(...scopes), words);
    expect(badge).toEqual(value && { value, tooltip: `In ALARM now: ${value}` });
  });
});
