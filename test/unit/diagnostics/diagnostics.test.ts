/** What the diagnostics contain, and what they omit. */
import { describe, expect, it } from 'vitest';
import { CallCounts } from '../../../src/core/session/callCounts';
import { failed, succeeded, type ScopeSnapshot } from '../../../src/core/model/snapshot';
import { diagnostics, type DiagnosticsInput } from '../../../src/core/diagnostics/diagnostics';
import {
  at,
  testAlarm,
  testConnection,
  testContributor,
  testEndpoint,
  testNow,
  testScope,
  testSubscription,
  topicArn,
} from '../../fakes/snapshots';

const waiting = { kind: 'waiting' } as const;
const throttled = {
  kind: 'throttled',
  action: 'cloudwatch:DescribeAlarms',
  requestId: 'r-1',
} as const;

const scope: ScopeSnapshot = {
  scope: testScope,
  identity: succeeded(
    { accountId: '123456789012', arn: 'arn:aws:iam::123456789012:user/hana' },
    at(10),
  ),
  endpoints: succeeded([testEndpoint(), testEndpoint({ id: 'cvpn-endpoint-2' })], at(10, 4)),
  alarms: failed(succeeded([testAlarm()], at(10)), throttled, at(10, 4)),
  contributors: {},
  connections: {
    'cvpn-endpoint-1': succeeded([testConnection({ commonName: 'sato.hana' })], at(10, 4)),
    'cvpn-endpoint-2': waiting,
  },
  topics: {
    [topicArn()]: succeeded(
      { arn: topicArn(), fifo: false, subscriptions: [testSubscription({ endpoint: '+81-90-1' })] },
      at(10, 4),
    ),
  },
  transitions: [],
  contributorTransitions: [],
  muteRules: [],
  throttledUntil: at(10, 9),
};

const calls = new CallCounts(at(9));
calls.count('corp@ap-northeast-1', 'ec2:DescribeClientVpnEndpoints', 12);

const input: DiagnosticsInput = {
  versions: { 'Client VPN Watch': '0.1.0', 'VS Code': '1.103.2', Node: '22.17.0' },
  settings: { refreshInterval: 60, 'http.proxy': true, scopes: [testScope], unset: undefined },
  snapshot: { scopes: [scope] },
  trial: false,
  profiles: [{ name: 'corp', kind: 'sso' }],
  calls,
  live: new Map([
    [
      'corp@ap-northeast-1',
      { endpoints: 3, intervalMs: 10_000, callsPerSecond: 2.5, slowed: true },
    ],
  ]),
  log: [{ at: at(10, 4), level: 'warn', text: 'it failed\n    at there' }],
  createdAt: testNow,
  now: testNow,
};

describe('the diagnostics', () => {
  it('contain versions, settings, ages, failures, calls and the log', () => {
    expect(diagnostics(input).split('\n').slice(4)).toEqual([
      '## Versions',
      '',
      '- Client VPN Watch: 0.1.0',
      '- VS Code: 1.103.2',
      '- Node: 22.17.0',
      '',
      '## Settings',
      '',
      '- refreshInterval: 60',
      '- http.proxy: true',
      '- scopes: [{"profile":"corp","region":"ap-northeast-1"}]',
      '- unset: not set',
      '',
      '## Scope corp@ap-northeast-1',
      '',
      '- sign-in: sso',
      '- identity: ready, 300 s old',
      '- endpoints: ready, 2 found, 60 s old',
      '- alarms: stale, 1 found, 300 s old, failed 60 s ago with throttled, cloudwatch:DescribeAlarms, request r-1',
      '- contributors: 0',
      '- connections: 2',
      '  - 1 × ready, 1 found, 60 s old',
      '  - 1 × waiting',
      '- topics: 1',
      '  - 1 × ready, 60 s old',
      '- transitions: 0',
      '- contributorTransitions: 0',
      '- muteRules: 0',
      '- throttledUntil: 2026-11-05T10:09:00.000Z',
      '- on screen: 3 endpoints, read every 10 s, at most 2.5 calls a second, throttled by AWS',
      '',
      '## AWS calls since 2026-11-05T09:00:00.000Z',
      '',
      '- corp@ap-northeast-1 ec2:DescribeClientVpnEndpoints: 12',
      '',
      '## Log',
      '',
      '    2026-11-05T10:04:00.000Z warn it failed',
      '          at there',
      '',
    ]);
  });

  it.each<[string, Partial<DiagnosticsInput>, string]>([
    ['the trial', { trial: true }, 'sign-in: none, the trial'],
    ['a profile that is gone', { profiles: [] }, 'sign-in: no such profile'],
    ['files that cannot be read', { profiles: undefined }, 'sign-in: unknown'],
  ])('say how a scope signs in: %s', (_, changes, line) => {
    expect(diagnostics({ ...input, ...changes })).toContain(line);
  });

  it('say that there is nothing yet', () => {
    const empty = { snapshot: { scopes: [] }, log: [], calls: new CallCounts(testNow) };
    expect(diagnostics({ ...input, ...empty })).toMatch(/## Log\n\nNone\.\n$/);
  });

  it('hold no secret and nobody’s name, wherever it came from', () => {
    const text = [
      'hana and sato.hana came from 203.0.113.7; +81-90-1 and ops@example.com are notified',
      'of 123456789012, see /home/hana/.aws/config: aws_secret_access_key = CanarySecretCanary',
      'arn:aws:sts::123456789012:assumed-role/Viewer/hana via http://me:canary@proxy:8080',
      '10.8.0.5 "AKIACANARYCANARY0" is not valid JSON, says rei.kuroki',
    ];
    const log = text.map((line) => ({ at: testNow, level: 'error' as const, text: line }));
    const settings = { scopes: [{ profile: 'hana@corp.example', region: 'eu-west-1' }] };
    const contributors = { x: succeeded([testContributor('rei.kuroki')], at(10)) };
    const snapshot = { scopes: [{ ...scope, contributors }] };
    const all = diagnostics({ ...input, log, settings, snapshot });
    expect(all).not.toMatch(
      /hana|sato|kuroki|canary|12345678|203\.0|10\.8|\+81|ops@|corp\.example/i,
    );
    expect(all).toContain('********9012');
    expect(all).toContain('## Scope corp@ap-northeast-1');
  });
});
