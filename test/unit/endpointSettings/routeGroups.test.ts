/** The routes and the authorization rules of an endpoint in words. */
import { describe, expect, it } from 'vitest';
import type { EndpointSettings } from '../../../src/core/endpointSettings/readEndpointSettings';
import { routeGroups } from '../../../src/core/endpointSettings/routeGroups';
import { networkGroup, targetGroup } from '../../../src/core/endpointSettings/networkGroups';
import type { SettingsGroup } from '../../../src/core/endpointSettings/view/settingsGroup';
import type { Endpoint, EndpointConfiguration } from '../../../src/core/model/endpoint';
import type { Failure } from '../../../src/core/model/errors';
import { createFormat } from '../../../src/core/text/format';
import { plainTranslate } from '../../fakes/plainTranslate';
import { testEndpoint } from '../../fakes/snapshots';
import { testRoute, testRule } from './routes';

const context = {
  t: plainTranslate,
  format: createFormat({ locale: 'en', timeZone: 'UTC' }),
};
const denied: Failure = { kind: 'denied', profile: 'dev', region: 'ap-northeast-1' };

function settings(
  lists: Partial<Omit<EndpointSettings, 'configuration'>>,
  endpoint: Partial<Endpoint> = { splitTunnel: true },
  more: Partial<EndpointConfiguration> = {},
): EndpointSettings {
  return {
    configuration: {
      endpoint: testEndpoint(endpoint),
      ...{ authenticationOptions: [], securityGroupIds: [], dnsServers: [], tags: [] },
      ...{ connectHandler: { enabled: false }, enforcesRoutes: false, logsPolicyContext: false },
      ...more,
    },
    ...{ networks: [], routes: [], rules: [] },
    ...lists,
  };
}

function groups(...args: Parameters<typeof settings>): readonly [SettingsGroup, SettingsGroup] {
  const [routes, rules] = routeGroups(settings(...args), context);
  return routes && rules ? [routes, rules] : expect.fail('There must be two groups.');
}

const cells = ({ table }: SettingsGroup): readonly (readonly string[])[] =>
  table?.rows.map((row) => row.map(({ value }) => value)) ?? [];
const lines = ({ table }: SettingsGroup): readonly string[] =>
  table?.rows.flatMap((row) => row.flatMap((cell) => cell.lines.map(({ text }) => text))) ?? [];
const notes = (group: SettingsGroup): readonly string[] => group.notes.map(({ text }) => text);

describe('the tables', () => {
  it('are in words, sorted by network', () => {
    const [routes, rules] = groups({
      routes: [
        testRoute('::/0', { origin: 'associate' }),
        testRoute('100.0.0.0/8', { status: 'creating' }),
        testRoute('10.8.0.0/22', { targetSubnet: 'local' }),
      ],
      rules: [
        testRule('::/0', 'S-1-5', { status: 'revoking' }),
        testRule('0.0.0.0/0', undefined, { status: 'authorizing' }),
      ],
    });
    expect(cells(routes)).toEqual([
      ['10.8.0.0/22', 'local (between clients)', 'manual', 'active'],
      ['100.0.0.0/8', 'subnet-a', 'manual', 'being created'],
      ['::/0', 'subnet-a', 'automatic', 'active'],
    ]);
    expect(cells(rules)).toEqual([
      ['0.0.0.0/0', 'all users', 'being authorized'],
      ['::/0', 'group S-1-5', 'being revoked'],
    ]);
    expect(rules.table?.rows[1]?.map(({ raw }) => raw)).toEqual([
      null,
      'AccessAll: false',
      'revoking',
    ]);
  });

  it('have what does not work first, with the reason', () => {
    const [routes, rules] = groups({
      routes: [
        testRoute('10.0.0.0/16', { description: 'VPC' }),
        testRoute('10.1.0.0/16', { status: 'failed', message: 'No such subnet' }),
        testRoute('10.2.0.0/16', { status: 'failed' }),
      ],
      rules: [testRule('10.0.0.0/16'), testRule('10.1.0.0/16'), testRule('10.0.5.0/24', 'a')],
    });
    expect(cells(routes).map(([network]) => network)).toEqual([
      '10.1.0.0/16',
      '10.2.0.0/16',
      '10.0.0.0/16',
    ]);
    expect(lines(routes)).toEqual(['No such subnet', 'AWS gives no reason.', 'VPC']);
    expect(lines(rules)).toEqual([
      'Every route to this network has failed, so the rule gives access to nothing.',
      'Gives no access to 10.0.5.0/24, where more specific rules apply.',
    ]);
  });

  it('know the associated subnets, if they could be read', () => {
    const subnet = (subnetId: string, status = 'associated') => ({
      ...{ associationId: subnetId, subnetId, status, securityGroupIds: [] },
    });
    const networks = ['subnet-a', 'b', 'c', 'd', 'e'].map((id) => subnet(id));
    const lists = { routes: [testRoute('10.0.0.0/16')], rules: [testRule('10.0.0.0/16')] };
    const [routes] = groups({ ...lists, networks: [...networks, subnet('f', 'disassociating')] });
    const sentence =
      'Clients that connect through b, c, d and 1 more have no route to this network.';
    expect(lines(routes)).toEqual([sentence]);
    expect(lines(groups({ ...lists, networks: denied })[0])).toEqual([]);
    const toInternet = [testRoute('0.0.0.0/0'), testRoute('10.0.0.0/16', { targetSubnet: 'b' })];
    const both = networks.slice(0, 2);
    expect(lines(groups({ routes: toInternet, rules: lists.rules, networks: both })[0])).toContain(
      'Clients that connect through b have routes to only a part of this network.',
    );
  });

  it('say nothing of the other list while it is unknown', () => {
    const routes = [testRoute('10.0.0.0/16')];
    const rules = [testRule('10.9.0.0/16')];
    expect(lines(groups({ routes, rules })[0])).toHaveLength(1);
    expect(lines(groups({ routes, rules: denied })[0])).toEqual([]);
    expect(lines(groups({ routes: denied, rules })[1])).toEqual([]);
  });

  it('show hostile text as text, and copy no formula', () => {
    const route = testRoute('10.0.0.0/16\u202e', { description: '=HYPERLINK("a")\t$(bell)' });
    const [routes] = groups({ routes: [route], rules: denied });
    expect(cells(routes)[0]?.[0]).toBe('10.0.0.0/16⟨U+202E⟩');
    const [, line = ''] = routes.table?.copy.split('\n') ?? [];
    expect(line.split('\t')).toHaveLength(4);
    expect(line).not.toContain('$(bell)');
  });

  it('of the largest endpoint take no time', () => {
    const networks = Array.from({ length: 1000 }, (_, at) => `10.${at >> 8}.${at & 255}.0/24`);
    const [routes, rules] = groups({
      routes: networks.map((cidr) => testRoute(cidr)),
      rules: networks.map((cidr, at) => testRule(cidr, `group-${at}`)),
    });
    expect([routes.table?.rows.length, rules.table?.rows.length]).toEqual([1000, 1000]);
    expect([...lines(routes), ...lines(rules)]).toEqual([]);
  });
});

describe('the notes', () => {
  const route = testRoute('10.0.0.0/16');
  const all = testRoute('0.0.0.0/0');
  const on = { splitTunnel: true };
  const off = { splitTunnel: false };
  it.each<[string, EndpointSettings['routes'], Partial<Endpoint>, RegExp | null]>([
    ['no route', [], on, /^There is no route/],
    ['split tunnel', [route], on, null],
    ['split tunnel with everything', [route, all], on, /route to 0\.0\.0\.0\/0 brings/],
    ['full tunnel', [route, all], off, null],
    ['full tunnel without everything', [route], off, /no route leads to 0\.0\.0\.0\/0/],
    ['full tunnel, not known', denied, off, /is not allowed/],
  ])('on routes: %s', (_, routes, endpoint, expected) => {
    const [group] = groups({ routes }, endpoint);
    expect(notes(group)).toEqual(expected ? [expect.stringMatching(expected)] : []);
  });

  it('know IPv6', () => {
    const lists = { routes: [testRoute('2001:db8::/32')] };
    const [group] = groups(lists, off, { trafficIpAddressType: 'ipv6' });
    expect(notes(group)).toEqual([expect.stringContaining('no route leads to ::/0')]);
  });

  it('say that nobody is authorized, once', () => {
    const [routes, rules] = groups({ routes: [route] });
    expect(notes(rules)).toEqual([expect.stringContaining('There is no authorization rule')]);
    expect(lines(routes)).toEqual([]);
    expect(rules.table?.rows).toEqual([]);
  });
});

it('does not miss subnets and routes where a transit gateway takes their place', () => {
  const gateway = { transitGatewayId: 'tgw-1' };
  const some = settings({ rules: [testRule('10.0.0.0/8')] }, { splitTunnel: false }, gateway);
  expect(routeGroups(some, context).flatMap(notes)).toEqual([]);
  expect(routeGroups(some, context).flatMap(lines)).toEqual([]);
  expect(targetGroup(some, context).notes).toEqual([]);
  expect(networkGroup(some, context).rows).toContainEqual(
    expect.objectContaining({ name: 'Transit gateway', copy: 'tgw-1' }),
  );
  const route = {
    ...{ destination: '10.0.0.0/8', transitGatewayAttachmentId: 'tgw-attach-1' },
    ...{ origin: 'add-route', status: 'active' },
  };
  const [routes] = groups({ routes: [route], rules: [] }, {}, gateway);
  expect(cells(routes)[0]?.[1]).toBe('tgw-attach-1');
});
