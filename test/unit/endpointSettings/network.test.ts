/** Networks in CIDR notation. */
import { describe, expect, it } from 'vitest';
import {
  activeDefault,
  leavesAddressesOut,
} from '../../../src/core/endpointSettings/reach/defaultRoute';
import {
  compareNetworks,
  contains,
  parseNetwork,
  sizeOf,
  type Network,
} from '../../../src/core/endpointSettings/reach/network';
import { testRoute } from './routes';

const network = (cidr: string): Network => parseNetwork(cidr) ?? expect.fail(cidr);

describe('parseNetwork', () => {
  it.each<[string, Network]>([
    ['0.0.0.0/0', { family: 4, first: 0n, length: 0 }],
    ['10.1.2.3/32', { family: 4, first: 0x0a010203n, length: 32 }],
    ['10.1.2.3/16', { family: 4, first: 0x0a010000n, length: 16 }],
    ['255.255.255.255/1', { family: 4, first: 0x80000000n, length: 1 }],
    ['::/0', { family: 6, first: 0n, length: 0 }],
    ['2001:db8::/32', { family: 6, first: 0x20010db8n << 96n, length: 32 }],
    ['2001:DB8::ff/32', { family: 6, first: 0x20010db8n << 96n, length: 32 }],
    ['::1/128', { family: 6, first: 1n, length: 128 }],
    ['1:2:3:4:5:6:7:8/128', { family: 6, first: 0x00010002000300040005000600070008n, length: 128 }],
    ['1:2:3:4:5:6:7::/112', { family: 6, first: 0x00010002000300040005000600070000n, length: 112 }],
  ])('%s', (cidr, expected) => {
    expect(parseNetwork(cidr)).toEqual(expected);
  });

  it.each([
    ...['', '10.0.0.0', '10.0.0/8', '10.0.0.0.0/8', '256.0.0.0/8', '10.0.0.0/33', '10.0.0.0/-1'],
    ...['10.0.0.0/8 ', '10..0.0/8', '10.0.0.0/', '/8', '1e1.0.0.0/8', 'pl-1234', '::/129', ':::/0'],
    ...['1::2::3/64', '1:2:3/64', '1:2:3:4:5:6:7:8:9/64', '1:2:3:4:5:6:7::8:9/64', '12345::/16'],
    ...['1:2:3:4::5:6:7:8/64', '::ffff:10.0.0.0/104', '<b>/8', '10.0.0.0/08888888888'],
  ])('refuses “%s”', (text) => {
    expect(parseNetwork(text)).toBeUndefined();
  });
});

describe('contains', () => {
  it.each<[string, string, boolean]>([
    ['10.0.0.0/8', '10.255.0.0/16', true],
    ['10.0.0.0/8', '10.0.0.0/8', true],
    ['10.0.0.0/16', '10.0.0.0/8', false],
    ['10.0.0.0/9', '10.128.0.0/9', false],
    ['0.0.0.0/0', '255.255.255.255/32', true],
    ['0.0.0.0/0', '::/128', false],
    ['::/0', '0.0.0.0/32', false],
    ['2001:db8::/32', '2001:db8:ffff::/48', true],
    ['2001:db8::/32', '2001:db9::/48', false],
  ])('%s: %s', (outer, inner, expected) => {
    expect(contains(network(outer), network(inner))).toBe(expected);
  });
});

it('counts addresses', () => {
  expect(sizeOf(network('10.0.0.0/24'))).toBe(256n);
  expect(sizeOf(network('0.0.0.0/0'))).toBe(2n ** 32n);
  expect(sizeOf(network('::/0'))).toBe(2n ** 128n);
});

it('sorts by address, and a network before those in it', () => {
  const sorted = ['0.0.0.0/0', '10.0.0.0/8', '10.0.0.0/16', '10.2.0.0/16', '100.0.0.0/8', '::/0'];
  const mixed = [5, 3, 0, 4, 2, 1].map((at) => network(sorted[at] ?? ''));
  expect(mixed.sort(compareNetworks)).toEqual(sorted.map(network));
});

describe('leavesAddressesOut', () => {
  it.each<[string, readonly Parameters<typeof testRoute>[], boolean]>([
    ['no route', [], true],
    ['the VPC only', [['10.0.0.0/16']], true],
    ['everything', [['0.0.0.0/0']], false],
    ['everything, and more', [['10.0.0.0/16'], ['0.0.0.0/0'], ['10.0.0.0/8']], false],
    ['both halves', [['128.0.0.0/1'], ['0.0.0.0/1']], false],
    ['one half twice', [['0.0.0.0/1'], ['0.0.0.0/1', { targetSubnet: 'subnet-c' }]], true],
    ['a route that failed', [['0.0.0.0/0', { status: 'failed' }]], true],
    ['a route that is being created', [['0.0.0.0/0', { status: 'creating' }]], false],
    ['IPv6 only', [['::/0']], true],
    ['something unknown', [['']], false],
  ])('%s', (_, routes, expected) => {
    expect(
      leavesAddressesOut(
        routes.map((route) => testRoute(...route)),
        4,
      ),
    ).toBe(expected);
  });

  it('knows IPv6', () => {
    expect(leavesAddressesOut([testRoute('::/0')], 6)).toBe(false);
    expect(leavesAddressesOut([testRoute('0.0.0.0/0')], 6)).toBe(true);
  });
});

it('finds the active default route', () => {
  const creating = testRoute('0.0.0.0/0', { status: 'creating' });
  expect(activeDefault([testRoute('10.0.0.0/8'), creating])).toBeUndefined();
  expect(activeDefault([creating, testRoute('::/0')])).toBe('::/0');
});
