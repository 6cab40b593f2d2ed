/** Which published name is meant by one that is not. */
import { describe, expect, it } from 'vitest';
import {
  isIntendedForClientVpn,
  meansClientVpn,
  intendedEndpoint,
} from '../../../src/core/watching/intendedNames';
import { intendedMetric } from '../../../src/core/watching/intendedMetric';
import { publishedMetrics } from '../../../src/core/watching/publishedMetrics';

describe('the name of a metric', () => {
  it.each([
    ...[
      'ActiveConnections',
      'activeconnectionscount',
      'ActiveConnectionCount',
      'ActiveConectionsCount',
      'active_connections_count',
      'Active Connections Count ',
      'CurrentConnections',
      'ConnectionCount',
      'NumberOfActiveConnections',
      'ActiveSessions',
      'ConcurrentConnections',
      'ConnectedClients',
      'ＡｃｔｉｖｅＣｏｎｎｅｃｔｉｏｎｓＣｏｕｎｔ',
      'ActiveConnectionsCount\u200b',
    ].map((name) => [name, 'ActiveConnectionsCount']),
    ...[
      'ConnectionAttemptFailureCount',
      'AuthenticationFailure',
      'AuthFailures',
      'FailedAuthentications',
      'LoginFailures',
      'AuthenticationErrors',
      'AuthErrorCount',
      'AuthenticationFailuresCount',
    ].map((name) => [name, 'AuthenticationFailures']),
    ['BytesIn', 'IngressBytes'],
    ['bytes-out', 'EgressBytes'],
    ['IngressByte', 'IngressBytes'],
    // Two letters are wrong, missing or too many.
    ['IngresBytez', 'IngressBytes'],
    ['IngresByte', 'IngressBytes'],
    ['IngressBytess', 'IngressBytes'],
    ['e_g-r.e s s bytes', 'EgressBytes'],
    // Two words of five are the same.
    ['BlueGreenRedAuthenticationFailures', 'AuthenticationFailures'],
    ['BlueGreenRedAuthenticationFailures ', 'AuthenticationFailures'],
    ['TotalNumberOfActiveVpnConnections', 'ActiveConnectionsCount'],
    ['V2AuthFailures', 'AuthenticationFailures'],
    ['PacketsSent', 'EgressPackets'],
    ['CRLDaysToExpiry', 'CrlDaysToExpiry'],
    ['DaysToCrlExpiration', 'CrlDaysToExpiry'],
    ['IdPCertDaysToExpire', 'IdpCertDaysToExpiry'],
    ['ClientConnectHandlerTimeout', 'ClientConnectHandlerTimeouts'],
    ['HandlerThrottlingErrors', 'ClientConnectHandlerThrottlingErrors'],
  ])('%s is %s', (name, intended) => {
    expect(intendedMetric(name)).toBe(intended);
  });

  it.each([
    ...['CPUUtilization', 'TunnelState', 'Foo', '', '事務所', 'x'.repeat(255)],
    ...['IngrsBytez', 'BlueGreenRedBlackAuthenticationFailures'],
  ])('%s is like none', (name) => {
    expect(intendedMetric(name)).toBeUndefined();
  });

  it.each([...publishedMetrics])('%s is itself', (name) => {
    expect(intendedMetric(name)).toBe(name);
  });
});

describe('a namespace', () => {
  it.each([
    ['AWS/ClientVPN', 'Anything', [], true],
    ['AWS/VPN', 'TunnelState', ['vpn-1', 'cvpn-endpoint-0a1'], true],
    ['aws/clientvpn', 'Anything', [], true],
    ['AWS/ClientVpn ', 'Anything', [], true],
    ['AWS/Client VPN', 'Anything', [], true],
    ['AWS/ClientVNP', 'Anything', [], true],
    ['AWS/CleintVPN', 'Anything', [], true],
    ['AWS/ClientVP', 'Anything', [], true],
    ['AWS/СlientVPN', 'Anything', [], true],
    ['ＡＷＳ／ClientVPN', 'Anything', [], true],
    ['AWS/ClientVPN\u200b', 'Anything', [], true],
    ['AWS/CVPN', 'Anything', [], true],
    ['AWS/Route53', 'ActiveConnectionsCount', [], false],
    ['AWS/PrivateLinkEndpoints', 'ActiveConnections', [], false],
    ['AWS/VPN', 'ActiveConnectionsCount', [], true],
    ['AWS/VPN', 'Anything', ['cvpn-endpoint-1'], true],
    ['AWS/VPN', 'Anything', ['Tokyo', 'cvpn-endpoint-1'], true],
    ['AWS/VPN', 'TunnelState', ['vpn-1'], false],
    ['AWS/VPN', 'TunnelState', [], false],
    ['ClientVPN', 'ActiveConnectionsCount', ['cvpn-endpoint-1'], true],
    ['ClientVPN', 'ActiveConnectionsCount', ['Tokyo'], false],
    ['ClientVPN', 'ActiveConnectionsCount', [], false],
    ['ClientVPN', 'NewUsers', ['cvpn-endpoint-1'], false],
    ['MyCompany/ClientVPN', 'ActiveConnectionsCount', ['cvpn-endpoint-1'], false],
    ['AWS/EC2', 'ActiveConnectionsCount', ['cvpn-endpoint-1'], false],
  ])('%j with the metric %s of %j', (namespace, metricName, values, intended) => {
    expect(isIntendedForClientVpn({ namespace, metricName }, values)).toBe(intended);
  });
});

it.each([
  ['AWS/ClientVPN', true],
  ['clientvpn', true],
  ['Client VPN', true],
  ['CLIENT_VPN', true],
  ['client - vpn', true],
  ["Endpoint = 'cvpn-endpoint-1'", true],
  ['client.vpn', false],
  ['client of a vpn', false],
  ['AWS/VPN', false],
  ['', false],
])('the text %j is about Client VPN: %s', (text, expected) => {
  expect(meansClientVpn(text)).toBe(expected);
});

it.each([
  ['cvpn-endpoint-0a1', 'cvpn-endpoint-0a1'],
  [' cvpn-endpoint-0a1\n', 'cvpn-endpoint-0a1'],
  ['CVPN-Endpoint-0A1', 'cvpn-endpoint-0a1'],
  ['arn:aws:ec2:eu-west-1:123456789012:client-vpn-endpoint/cvpn-endpoint-0a1', 'cvpn-endpoint-0a1'],
  ['*.cvpn-endpoint-0a1.prod.clientvpn.eu-west-1.amazonaws.com', 'cvpn-endpoint-0a1'],
  ['cvpn‑endpoint–0a1', 'cvpn-endpoint-0a1'],
  ['ｃｖｐｎ-endpoint-0a1', 'cvpn-endpoint-0a1'],
  ['cvpn-endpoint-0a1\u200b', 'cvpn-endpoint-0a1'],
  ['cvpn-endpoint-0a1-', 'cvpn-endpoint-0a1'],
  ['Tokyo (cvpn-endpoint-0a1, CVPN-ENDPOINT-0A1)', 'cvpn-endpoint-0a1'],
  ['cvpn-endpoint-0a1,cvpn-endpoint-0b2', undefined],
  ['cvpn-endpoint-*', undefined],
  ['Tokyo', undefined],
  ['vpn-0a1', undefined],
  ['my-cvpn-endpoint-0a1', undefined],
])('the endpoint in %j is %s', (value, intended) => {
  expect(intendedEndpoint(value)).toBe(intended);
});

it.each([
  ['FROM "AWS/ClientVPN"', true],
  ['client vpn', true],
  ['Client - VPN', true],
  ['client_vpn', true],
  ["Endpoint = 'cvpn-endpoint-1'", true],
  ['client of a vpn', false],
  ['clients-vpn', false],
  ['AWS/VPN', false],
])('%s is about Client VPN: %s', (text, is) => {
  expect(meansClientVpn(text)).toBe(is);
});
