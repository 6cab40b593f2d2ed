/** What is understood of a connection log's entries, and that nothing in a log makes it throw. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logPage } from '../../../src/core/connectionLog/logPage';
import { parseEntry } from '../../../src/core/connectionLog/parseEntry';
import { entry } from './entries';

const loggedAt = Date.UTC(2026, 2, 26, 20, 38);

describe('an entry', () => {
  it('of a new connection has what AWS tells of it', () => {
    expect(parseEntry(entry(), loggedAt)).toEqual({
      kind: 'connected',
      endpointId: 'cvpn-endpoint-0a1',
      connectionId: 'cvpn-connection-abc',
      commonName: 'client1',
      deviceIp: '198.51.100.7',
      deviceType: 'mac',
      clientIp: '10.0.1.2',
      startedAt: Date.UTC(2026, 2, 26, 20, 37, 15),
      updatedAt: Date.UTC(2026, 2, 26, 20, 37, 15),
      ingressBytes: 0,
      egressBytes: 0,
      ingressPackets: 0,
      egressPackets: 0,
      loggedAt,
    });
  });

  it('of an end has totals, the end and the posture', () => {
    const ended = entry({
      'connection-log-type': 'connection-reset',
      'connection-attempt-status': 'NA',
      'connection-end-time': '2026-03-26 21:00:00',
      'ingress-bytes': '1048576',
      'client-ip-v6': '2001:db8::1',
      username: 'alice',
      'posture-compliance-statuses': ['compliant', 'NA', 7],
    });
    expect(parseEntry(ended, loggedAt)).toMatchObject({
      kind: 'ended',
      endedAt: Date.UTC(2026, 2, 26, 21),
      ingressBytes: 1_048_576,
      clientIpv6: '2001:db8::1',
      username: 'alice',
      posture: ['compliant'],
    });
  });

  it.each([
    [{ 'connection-attempt-status': 'failed', 'connection-id': 'NA' }, 'failed'],
    [{ 'connection-attempt-status': 'waiting-for-assertion' }, 'waitingForAssertion'],
    [
      {
        'connection-log-type': 'connection-reset',
        'connection-reset-status': 'assertion-received',
      },
      'assertionReceived',
    ],
    [{ 'connection-log-type': 'connection-update', 'connection-attempt-status': 'NA' }, 'progress'],
    [{ 'connection-attempt-status': 'NA' }, 'progress'],
    [{ 'connection-attempt-status': 'successful', 'connection-id': 'NA' }, undefined],
    [{ 'connection-log-type': 'connection-reset', 'connection-id': 'NA' }, undefined],
    [{ 'connection-log-type': 'NA' }, undefined],
    [{ 'client-vpn-endpoint-id': 'NA' }, undefined],
  ])('with %j is %s', (changes, kind) => {
    expect(parseEntry(entry(changes), loggedAt)?.kind).toBe(kind);
  });

  it.each([
    ['a number that is none', 'ingress-bytes', '-1', 'ingressBytes'],
    ['a number in another notation', 'egress-bytes', '1e9', 'egressBytes'],
    ['a time that is none', 'connection-start-time', 'yesterday', 'startedAt'],
    ['a day that does not exist', 'connection-end-time', '2026-13-01 00:00:00', 'endedAt'],
    ['an object for a text', 'common-name', { name: 'x' }, 'commonName'],
    ['a list for a text', 'device-ip', ['198.51.100.7'], 'deviceIp'],
    ['an empty text', 'device-type', ' ', 'deviceType'],
  ])('leaves out %s', (_, name, value, member) => {
    const parsed = parseEntry(entry({ [name]: value }), loggedAt);
    expect(parsed).toMatchObject({ kind: 'connected', [member]: undefined });
  });

  it('takes a number where AWS writes text', () => {
    expect(parseEntry(entry({ 'ingress-bytes': 12 }), loggedAt)?.ingressBytes).toBe(12);
  });

  it('reads no field that every object has', () => {
    const inherited: object = {};
    for (const name of Object.keys(JSON.parse(entry()) as object)) {
      expect(name in inherited, name).toBe(false);
    }
  });

  it('does not read what an entry inherits', () => {
    const hostile = entry().replace('{', '{"__proto__":{"username":"eve"},');
    expect(parseEntry(hostile, loggedAt)).toMatchObject({ commonName: 'client1' });
    expect(parseEntry(hostile, loggedAt)?.username).toBeUndefined();
  });
});

describe('what is no entry', () => {
  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['half an entry', entry().slice(0, 90)],
    ['a list', `[${entry()}]`],
    ['deep nesting', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
    ['more than CloudWatch takes', entry({ username: 'x'.repeat(1_048_576) })],
  ])('%s is not understood', (_, text) => {
    expect(parseEntry(text, loggedAt)).toBeUndefined();
  });

  it('never throws, whatever JSON it is', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const names = fc.constantFrom(...Object.keys(JSON.parse(entry()) as object), '__proto__');
    const changed = fc
      .dictionary(names, value)
      .map((changes) => JSON.stringify({ ...(JSON.parse(entry()) as object), ...changes }));
    const cut = fc.tuple(changed, fc.nat()).map(([text, at]) => text.slice(0, at % text.length));
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), changed, cut);
    fc.assert(
      fc.property(text, (message) => {
        const event = parseEntry(message, loggedAt);
        const page = logPage([{ message, timestamp: loggedAt }], event?.endpointId ?? '');
        expect(page.events.length + page.malformed).toBe(1);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a page', () => {
  it('has the entries of its endpoint alone, and counts what it cannot read', () => {
    const raw = [
      { message: entry(), timestamp: loggedAt },
      { message: entry({ 'client-vpn-endpoint-id': 'cvpn-endpoint-other' }), timestamp: loggedAt },
      { message: 'not JSON', timestamp: loggedAt },
      { message: entry() },
      { timestamp: loggedAt },
    ];
    const page = logPage(raw, 'cvpn-endpoint-0a1');
    expect(page.events).toHaveLength(1);
    expect(page.malformed).toBe(3);
  });
});
