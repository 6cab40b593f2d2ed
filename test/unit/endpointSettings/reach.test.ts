/** Which routes and authorization rules do not work together. */
import { describe, expect, it } from 'vitest';
import { contains, parseNetwork } from '../../../src/core/endpointSettings/reach/network';
import {
  reachOf,
  type ReachInput,
  type ReachStatement,
} from '../../../src/core/endpointSettings/reach/reach';
import type { AuthorizationRule, Route } from '../../../src/core/model/endpoint';
import { createRandom, type Random } from '../../../src/simulator/state/random';
import { testRoute, testRule } from './routes';

function reach(
  routes: readonly Route[],
  rules: readonly AuthorizationRule[],
  more: Partial<ReachInput> = {},
) {
  return reachOf({ routes, rules, subnetIds: [], hasTransitGateway: false, ...more });
}

/** The statements about each route, then about each rule. */
function statements(
  routes: readonly Route[],
  rules: readonly AuthorizationRule[],
  more: Partial<ReachInput> = {},
): readonly (readonly ReachStatement[])[] {
  const found = reach(routes, rules, more);
  return [...routes, ...rules].map((one) => found.get(one) ?? []);
}

const vpc = '10.0.0.0/16';
const throughC = { targetSubnet: 'subnet-c' };
const throughBoth = { subnetIds: ['subnet-a', 'subnet-c'] };
const local = { targetSubnet: 'local' };
const kinds = (all: readonly (readonly ReachStatement[])[]): readonly string[] =>
  all.map((some) => some.map(({ kind }) => kind).join(' '));

describe('a route', () => {
  it.each<[string, readonly Route[], readonly AuthorizationRule[], readonly string[]]>([
    ['has a rule for the same network', [testRoute(vpc)], [testRule(vpc)], ['', '']],
    ['has a rule for a part', [testRoute(vpc)], [testRule('10.0.3.0/24')], ['', '']],
    ['has a rule for more', [testRoute(vpc)], [testRule('10.0.0.0/8')], ['', '']],
    ['has a rule for everything', [testRoute(vpc)], [testRule('0.0.0.0/0')], ['', '']],
    ['has a rule for a group', [testRoute(vpc)], [testRule(vpc, 'admins')], ['', '']],
    [
      'has a rule that is being added',
      [testRoute(vpc)],
      [testRule(vpc, undefined, { status: 'authorizing' })],
      ['', ''],
    ],
    [
      'has a rule that failed',
      [testRoute(vpc)],
      [testRule(vpc, undefined, { status: 'failed' })],
      ['unauthorized', ''],
    ],
    [
      'has a rule for a neighbour',
      [testRoute(vpc), testRoute('10.1.0.0/16')],
      [testRule('10.1.0.0/16')],
      ['unauthorized', '', ''],
    ],
    [
      'has a rule of the other family',
      [testRoute('::/0'), testRoute(vpc)],
      [testRule('0.0.0.0/0')],
      ['unauthorized', '', ''],
    ],
    [
      'to the Internet has rules only for what a more specific route leads to',
      [testRoute('0.0.0.0/0'), testRoute(vpc)],
      [testRule(vpc)],
      ['restUnauthorized', '', ''],
    ],
    [
      'to the Internet has a rule for more than the more specific route leads to',
      [testRoute('0.0.0.0/0'), testRoute(vpc)],
      [testRule('10.0.0.0/15')],
      ['', '', ''],
    ],
    [
      'has more specific routes for all that a rule allows, together',
      [testRoute('0.0.0.0/0'), testRoute('10.0.0.0/17'), testRoute('10.0.128.0/17')],
      [testRule(vpc)],
      ['restUnauthorized', '', '', ''],
    ],
    [
      'has a more specific route that is being created',
      [testRoute('0.0.0.0/0'), testRoute(vpc, { status: 'creating' })],
      [testRule(vpc)],
      ['', '', ''],
    ],
    [
      'is covered by more specific routes, so it is not needed',
      [testRoute(vpc), testRoute('10.0.0.0/17'), testRoute('10.0.128.0/17')],
      [testRule('10.0.0.0/17')],
      ['', '', 'unauthorized', ''],
    ],
    [
      'has a rule inside of a more specific route',
      [testRoute('0.0.0.0/0'), testRoute('10.0.0.0/8')],
      [testRule(vpc)],
      ['restUnauthorized', '', ''],
    ],
    [
      'is being created',
      [testRoute('10.1.0.0/16', { status: 'creating' }), testRoute(vpc)],
      [testRule(vpc)],
      ['', '', ''],
    ],
    ['has no rule, nor has any other', [testRoute(vpc)], [], ['']],
    [
      'of IPv6 has a rule for a part',
      [testRoute('2001:db8::/32'), testRoute('2001:db9::/32')],
      [testRule('2001:db8:1::/48')],
      ['', 'unauthorized', ''],
    ],
    [
      'has a more specific route through the same subnet only',
      [testRoute('10.0.0.0/8'), testRoute('10.0.0.0/8', throughC), testRoute(vpc)],
      [testRule(vpc)],
      ['restUnauthorized', '', '', ''],
    ],
    [
      'to the Internet has a more specific route through the same subnet only',
      [testRoute('0.0.0.0/0'), testRoute('0.0.0.0/0', throughC), testRoute(vpc, throughC)],
      [testRule(vpc)],
      ['', 'restUnauthorized', '', ''],
    ],
    [
      'has a more specific route that failed through its subnet',
      [
        ...[testRoute('10.0.0.0/8'), testRoute('10.0.0.0/8', throughC)],
        ...[testRoute(vpc), testRoute(vpc, { ...throughC, status: 'failed' })],
      ],
      [testRule(vpc)],
      ['restUnauthorized', '', '', '', ''],
    ],
    [
      'has more specific routes for all that a rule allows, through two subnets',
      [
        ...[testRoute('10.0.0.0/8'), testRoute('10.0.0.0/8', throughC)],
        ...[testRoute('10.0.0.0/17'), testRoute('10.0.128.0/17', throughC)],
      ],
      [testRule(vpc)],
      ['', '', '', '', ''],
    ],
    [
      'has a more specific route to the other clients, which serves every subnet',
      [testRoute('10.0.0.0/8'), testRoute('10.0.0.0/8', throughC), testRoute(vpc, local)],
      [testRule(vpc)],
      ['restUnauthorized', 'restUnauthorized', '', ''],
    ],
    [
      'to the other clients has a more specific route through one subnet',
      [testRoute('10.0.0.0/8', local), testRoute(vpc)],
      [testRule(vpc)],
      ['', '', ''],
    ],
  ])('%s', (_, routes, rules, expected) => {
    expect(kinds(statements(routes, rules))).toEqual(expected);
  });

  const missing = [{ kind: 'missingFrom', subnetIds: ['subnet-c'] }];
  const partly = [{ kind: 'partlyMissingFrom', subnetIds: ['subnet-c'] }];
  const vpcs = [testRoute(vpc), testRoute(vpc, throughC)];
  it.each<[string, readonly Route[], readonly (readonly unknown[])[]]>([
    ['there', [testRoute(vpc), testRoute(vpc, throughC)], [[], []]],
    ['not there', [testRoute(vpc)], [missing]],
    ['failed', [testRoute(vpc), testRoute(vpc, { ...throughC, status: 'failed' })], [missing, []]],
    [
      'being added',
      [testRoute(vpc), testRoute(vpc, { ...throughC, status: 'creating' })],
      [[], []],
    ],
    [
      'a wider one',
      [testRoute(vpc), testRoute('10.0.0.0/8', throughC)],
      [[], [{ kind: 'partlyMissingFrom', subnetIds: ['subnet-a'] }]],
    ],
    ['for a part', [testRoute(vpc), testRoute('10.0.1.0/24', throughC)], [partly, []]],
    [
      'for a part, the other being deleted',
      [
        testRoute(vpc),
        testRoute('10.0.0.0/17', throughC),
        testRoute('10.0.128.0/17', { ...throughC, status: 'deleting' }),
      ],
      [[], [], []],
    ],
    // https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-routes.html
    ['to the Internet, not there', [...vpcs, testRoute('0.0.0.0/0')], [[], [], partly]],
    ['around the VPC, not there', [...vpcs, testRoute('10.0.0.0/8')], [[], [], partly]],
    [
      'to the Internet, failed',
      [
        ...[...vpcs, testRoute('0.0.0.0/0')],
        testRoute('0.0.0.0/0', { ...throughC, status: 'failed' }),
      ],
      [[], [], partly, []],
    ],
    [
      'to the Internet, in halves',
      [
        testRoute('0.0.0.0/0'),
        ...['0.0.0.0/1', '128.0.0.0/1'].map((half) => testRoute(half, throughC)),
      ],
      [[], [], []],
    ],
    ['to other clients in it', [testRoute(vpc), testRoute('10.0.1.0/24', local)], [partly, []]],
    ['to other clients around it', [testRoute(vpc), testRoute('10.0.0.0/8', local)], [[], []]],
    ['local', [testRoute(vpc, local)], [[]]],
  ])('in each associated subnet: %s', (_, routes, expected) => {
    const found = statements(routes, [testRule('0.0.0.0/0')], throughBoth);
    expect(found.slice(0, -1)).toEqual(expected);
  });
});

describe('a rule', () => {
  it.each<[string, readonly Route[], readonly AuthorizationRule[], readonly string[]]>([
    [
      'has no route',
      [testRoute(vpc)],
      [testRule('10.1.0.0/16'), testRule(vpc)],
      ['', 'unrouted', ''],
    ],
    ['has a route to a part', [testRoute('10.0.3.0/24')], [testRule(vpc)], ['', '']],
    ['has a wider route', [testRoute('10.0.0.0/8')], [testRule(vpc)], ['', '']],
    [
      'has a route that is being deleted',
      [testRoute(vpc, { status: 'deleting' })],
      [testRule(vpc)],
      ['', ''],
    ],
    [
      'has a route that failed',
      [testRoute(vpc, { status: 'failed' })],
      [testRule(vpc)],
      ['', 'routesFailed'],
    ],
    [
      'has a route that failed, and another to a part',
      [testRoute(vpc, { status: 'failed' }), testRoute('10.0.3.0/24')],
      [testRule(vpc)],
      ['', '', ''],
    ],
    [
      'has failed itself',
      [testRoute(vpc)],
      [testRule('10.1.0.0/16', undefined, { status: 'failed' }), testRule(vpc)],
      ['', '', ''],
    ],
    ['has no route, nor has any other', [], [testRule(vpc)], ['']],
  ])('%s', (_, routes, rules, expected) => {
    expect(kinds(statements(routes, rules))).toEqual(expected);
  });

  const excepts = (...networks: readonly string[]) => [{ kind: 'excepts', networks }];
  it.each<[string, readonly AuthorizationRule[], readonly (readonly unknown[])[]]>([
    // https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/ad-group-auth-rules.html
    [
      "AWS's example",
      [
        testRule('10.1.0.0/16', '1'),
        testRule('0.0.0.0/0', '1'),
        testRule('0.0.0.0/0', '2'),
        testRule('0.0.0.0/0', '3'),
        testRule('172.131.0.0/16', '2'),
      ],
      [
        [],
        excepts('172.131.0.0/16'),
        excepts('10.1.0.0/16'),
        excepts('10.1.0.0/16', '172.131.0.0/16'),
        [],
      ],
    ],
    [
      'all users, and a group in it',
      [testRule(vpc), testRule('10.0.1.0/24', '1')],
      [excepts('10.0.1.0/24'), []],
    ],
    ['a group, and all users in it', [testRule(vpc, '1'), testRule('10.0.1.0/24')], [[], []]],
    [
      'another group, and the same one beside it',
      [testRule(vpc, '1'), testRule('10.0.1.0/24', '2'), testRule('10.0.1.0/24', '1')],
      [[], [], []],
    ],
    [
      'another group, whose rule is being added',
      [testRule(vpc, '1'), testRule('10.0.1.0/24', '2', { status: 'authorizing' })],
      [[], []],
    ],
    [
      'another group, and the same one deeper',
      [testRule(vpc, '1'), testRule('10.0.0.0/20', '2'), testRule('10.0.1.0/24', '1')],
      [excepts('10.0.0.0/20'), excepts('10.0.1.0/24'), []],
    ],
    ['the same network for two groups', [testRule(vpc, '1'), testRule(vpc, '2')], [[], []]],
  ])('and more specific rules: %s', (_, rules, expected) => {
    expect(statements([testRoute('0.0.0.0/0')], rules).slice(1)).toEqual(expected);
  });
});

it('says nothing where a destination is not a CIDR', () => {
  expect(reach([testRoute(''), testRoute(vpc)], [testRule('10.9.0.0/16')]).size).toBe(0);
  expect(reach([testRoute(vpc)], [testRule('pl-1')]).size).toBe(0);
});

it('says nothing of missing routes where a transit gateway may have them', () => {
  const more = { hasTransitGateway: true, subnetIds: ['subnet-c'] };
  const found = statements([testRoute(vpc)], [testRule('10.1.0.0/16')], more);
  expect(kinds(found)).toEqual(['unauthorized', '']);
});

/** Addresses of a small space, decided one by one. */
it('is what the addresses say, one by one, in random tables', () => {
  const random = createRandom(12);
  for (let round = 0; round < 400; round++) {
    const routes = [{}, throughC, local].flatMap((through) =>
      some(random, (cidr) => testRoute(cidr, through)),
    );
    const rules = some(random, (cidr) => testRule(cidr));
    const found = reach(routes, rules, throughBoth);
    for (const route of routes) {
      const alike = routesFrom(routes, route.targetSubnet);
      const mine = addresses.filter((address) => longest(alike, address) === route.destination);
      const isUsed = mine.some((address) => longest(rules, address) !== undefined);
      const isSaid = (found.get(route) ?? []).some(({ kind }) => kind.endsWith('nauthorized'));
      if (rules.length > 0)
        expect([round, route, isSaid]).toEqual([round, route, mine.length > 0 && !isUsed]);
    }
    for (const destination of new Set(routes.map((route) => route.destination))) {
      const alike = routes.filter((route) => route.destination === destination);
      const said = alike.flatMap((route) => found.get(route) ?? []).filter(isOfSubnets);
      const isThroughSubnet = alike.some(({ targetSubnet }) => targetSubnet !== 'local');
      const expected = isThroughSubnet ? lacking(routes, destination) : [];
      expect([round, destination, said]).toEqual([round, destination, expected]);
    }
    for (const rule of rules) {
      const isRouted = addresses.some(
        (address) => isIn(rule.destination, address) && longest(routes, address) !== undefined,
      );
      const isSaid = (found.get(rule) ?? []).some(({ kind }) => kind === 'unrouted');
      if (routes.length > 0) expect([round, rule, isSaid]).toEqual([round, rule, !isRouted]);
    }
  }
});

/** Of 255.255.255.240/28. */
const addresses = Array.from({ length: 16 }, (_, last) => `255.255.255.${240 + last}/32`);

function some<T>(random: Random, make: (cidr: string) => T): readonly T[] {
  const cidrs = Array.from({ length: random.between(0, 5) }, () => {
    const length = random.between(28, 32);
    const step = 2 ** (32 - length);
    return `255.255.255.${240 + step * random.between(0, 16 / step - 1)}/${length}`;
  });
  return [...new Set(cidrs)].map(make);
}

/** The routes of the clients that connect through a subnet. */
function routesFrom(routes: readonly Route[], subnetId: string | undefined): readonly Route[] {
  return routes.filter(({ targetSubnet: to }) => to === subnetId || to === 'local');
}

function isOfSubnets({ kind }: ReachStatement): boolean {
  return kind.endsWith('issingFrom');
}

/** What is said of the subnets without routes to all addresses of a network, or to any. */
function lacking(routes: readonly Route[], destination: string): readonly ReachStatement[] {
  const inside = addresses.filter((address) => isIn(destination, address));
  const share = (subnetId: string): 'all' | 'some' | 'none' => {
    const mine = routesFrom(routes, subnetId);
    const reached = inside.filter((address) => longest(mine, address) !== undefined).length;
    return reached === inside.length ? 'all' : reached > 0 ? 'some' : 'none';
  };
  const none = throughBoth.subnetIds.filter((subnetId) => share(subnetId) === 'none');
  const part = throughBoth.subnetIds.filter((subnetId) => share(subnetId) === 'some');
  return [
    ...(none.length > 0 ? [{ kind: 'missingFrom', subnetIds: none } as const] : []),
    ...(part.length > 0 ? [{ kind: 'partlyMissingFrom', subnetIds: part } as const] : []),
  ];
}

function isIn(outer: string, inner: string): boolean {
  const [a, b] = [parseNetwork(outer), parseNetwork(inner)];
  return a !== undefined && b !== undefined && contains(a, b);
}

function longest(
  all: readonly { readonly destination: string }[],
  address: string,
): string | undefined {
  const bits = (cidr: string): number => parseNetwork(cidr)?.length ?? 0;
  return all
    .map(({ destination }) => destination)
    .filter((cidr) => isIn(cidr, address))
    .sort((a, b) => bits(b) - bits(a))[0];
}
