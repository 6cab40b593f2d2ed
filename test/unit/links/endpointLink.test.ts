/** Links: what is written can be read, and nothing else can. */
import { describe, expect, it } from 'vitest';
import {
  endpointLinkPath,
  endpointLinkQuery,
  parseEndpointLink,
  type EndpointLink,
} from '../../../src/core/links/endpointLink';

const tabs = ['now', 'connections'];
const link: EndpointLink = {
  accountId: '123456789012',
  region: 'ap-northeast-1',
  endpointId: 'cvpn-endpoint-0a5f6abe80488d8ef',
  tab: 'connections',
};
const start = Date.UTC(2026, 10, 18, 4);
const end = Date.UTC(2026, 10, 18, 5, 30, 15);

const parse = (query: string, change: { path?: string; fragment?: string } = {}) =>
  parseEndpointLink({ path: endpointLinkPath, fragment: '', query, ...change }, tabs);

describe('a link', () => {
  it.each<readonly [string, EndpointLink]>([
    ['a tab', link],
    ['a moment', { ...link, tab: 'now', at: start }],
    ['a range', { ...link, tab: 'now', range: { start, end } }],
    ['a GovCloud region', { ...link, region: 'us-gov-west-1' }],
  ])('to %s is read as it was written', (_, written) => {
    expect(parse(endpointLinkQuery(written))).toEqual(written);
  });

  it('needs no encoding', () => {
    const query = endpointLinkQuery({ ...link, range: { start, end } });
    expect(query).toBe(
      'account=123456789012&region=ap-northeast-1&endpoint=cvpn-endpoint-0a5f6abe80488d8ef' +
        '&tab=connections&from=20261118T040000Z&to=20261118T053015Z',
    );
    expect(new URLSearchParams(query).toString()).toBe(query);
  });

  it('opens the first tab where it names none', () => {
    const query = endpointLinkQuery(link).replace('&tab=connections', '');
    expect(parse(query)?.tab).toBe('now');
  });
});

const good = endpointLinkQuery(link);

describe('what others may write', () => {
  it.each([
    ['nothing', ''],
    ['an unknown parameter', `${good}&run=endConnection`],
    ['a parameter of another case', good.replace('account=', 'Account=')],
    ['a parameter twice', `${good}&tab=now`],
    ['a list', good.replace('tab=', 'tab[]=')],
    ['a parameter without a value', `${good}&at`],
    ['an empty value', good.replace('connections', '')],
    ['an empty parameter', `${good}&`],
    ['a key of the prototype', `${good}&__proto__=now`],
    ['a constructor as the key', `${good}&constructor=now`],
    ['a tab of the prototype', good.replace('connections', 'constructor')],
    ['an unknown tab', good.replace('connections', 'secrets')],
    ['no account', good.replace('account=123456789012&', '')],
    ['an account of eleven digits', good.replace('123456789012', '12345678901')],
    ['an account of fullwidth digits', good.replace('123456789012', '１２３４５６７８９０１２')],
    ['a region that is none', good.replace('ap-northeast-1', 'ap_northeast_1')],
    ['a host as the region', good.replace('ap-northeast-1', 'evil.example.com')],
    ['an endpoint that is none', good.replace('cvpn-endpoint-', 'vpc-')],
    ['markup', good.replace('cvpn-endpoint-', '<img src=x onerror=alert(1)>')],
    ['a command link', good.replace('cvpn-endpoint-', '](command:workbench.action.quit)')],
    ['a newline', good.replace('connections', 'connections\n')],
    ['a line separator', good.replace('connections', 'connections\u2028')],
    ['a zero character', good.replace('connections', 'connections\0')],
    ['an encoded separator', good.replace('&tab', '%26tab')],
    ['an encoded equals sign', good.replace('tab=', 'tab%3D')],
    ['an encoded value', good.replace('connections', 'connection%73')],
    ['another separator', good.replaceAll('&', ';')],
    ['a time that is no number', `${good}&at=NaN`],
    ['a time in milliseconds', `${good}&at=1794974400000`],
    ['an infinite time', `${good}&at=Infinity`],
    ['a huge time', `${good}&at=9999999999999999999999`],
    ['a negative time', `${good}&at=-0001118T040000Z`],
    ['a day that the month does not have', `${good}&at=20260231T040000Z`],
    ['an hour that the day does not have', `${good}&at=20261118T250000Z`],
    ['a local time', `${good}&at=20261118T040000`],
    ['a range without an end', `${good}&from=20261118T040000Z`],
    ['a range that ends before it starts', `${good}&from=20261118T040000Z&to=20261118T030000Z`],
    ['a range without length', `${good}&from=20261118T040000Z&to=20261118T040000Z`],
    ['a moment and a range', `${good}&at=20261118T040000Z&from=20261118T040000Z`],
    ['a very long value', good.replace('cvpn-endpoint-', `cvpn-endpoint-${'0'.repeat(1_000_000)}`)],
    ['many parameters', Array.from({ length: 100_000 }, () => 'tab=now').join('&')],
  ])('is refused: %s', (_, query) => {
    expect(query).not.toBe(good);
    expect(parse(query)).toBeUndefined();
  });

  it.each([
    '',
    '/',
    '/endpoint/',
    '//endpoint',
    '/ENDPOINT',
    '/endpoint/..',
    '/x/../endpoint',
    '/run',
  ])('is refused: the path %j', (path) => {
    expect(parse(good, { path })).toBeUndefined();
  });

  it('is refused: a fragment', () => {
    expect(parse(good, { fragment: 'x' })).toBeUndefined();
  });
});
