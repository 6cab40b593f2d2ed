/** What is understood of a connection log's entries, and that nothing in a log makes it throw. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logPage } from '../../../../src/core/connections/log/logPage';
import { parseEntry } from '../../../../src/core/connections/log/parseEntry';
import { entry } from './entries';

const loggedAt = Date.UTC(2026, 2, 26, 20, 38);

describe('an entry', () => {
  it('of a new connection has what AWS logs of it', () => {
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
    [
      { 'connection-log-type': 'connection-update', 'connection-attempt-status': 'failed' },
      'progress',
    ],
    [
      { 'connection-log-type': 'connection-update', 'connection-attempt-status': 'successful' },
      'progress',
    ],
    [{ 'connection-log-type': 'connection-update', 'connection-id': 'NA' }, undefined],
    [{ 'connection-attempt-status': 'NA' }, 'progress'],
    [{ 'connection-attempt-status': 'successful', 'connection-id': 'NA' }, undefined],
    [{ 'connection-log-type': 'connection-reset', 'connection-id': 'NA' }, undefined],
    [{ 'connection-log-type': 'NA' }, undefined],
    [{ 'client-vpn-endpoint-id': 'NA' }, undefined],
  ])('with %j is %s', (changes, kind) => {
    expect(parseEntry(entry(changes), loggedAt)?.kind).toBe(kind);
  });

  it('has each of its fields by its name', () => {
    const full = entry({
      'connection-attempt-status': 'failed',
      'connection-attempt-failure-reason': 'authentication-failed',
      'connection-last-update-time': '2026-03-26 20:37:16',
      'connection-end-time': '2026-03-26 20:37:17',
      'client-ip-v6': '2001:db8::1',
      'ingress-bytes': '1',
      'egress-bytes': '2',
      'ingress-packets': '3',
      'egress-packets': '4',
      username: 'alice',
      'posture-compliance-statuses': 'compliant',
    });
    expect(parseEntry(full, loggedAt)).toStrictEqual({
      kind: 'failed',
      endpointId: 'cvpn-endpoint-0a1',
      connectionId: 'cvpn-connection-abc',
      username: 'alice',
      commonName: 'client1',
      deviceIp: '198.51.100.7',
      deviceType: 'mac',
      clientIp: '10.0.1.2',
      clientIpv6: '2001:db8::1',
      startedAt: Date.UTC(2026, 2, 26, 20, 37, 15),
      updatedAt: Date.UTC(2026, 2, 26, 20, 37, 16),
      endedAt: Date.UTC(2026, 2, 26, 20, 37, 17),
      ingressBytes: 1,
      egressBytes: 2,
      ingressPackets: 3,
      egressPackets: 4,
      failureReason: 'authentication-failed',
      posture: ['compliant'],
      loggedAt,
    });
  });

  it.each([
    ['alice', 'alice'],
    [' alice', 'alice'],
    ['alice ', 'alice'],
    ['\u3000alice', 'alice'],
    ['alice\u00a0', 'alice'],
    ['\talice smith\n', 'alice smith'],
    ['山田', '山田'],
    ['!', '!'],
    ['~', '~'],
    ['', undefined],
    ['\u3000', undefined],
    ['NA', undefined],
    [' NA ', undefined],
    ['NA\u00a0', undefined],
    ['NAN', 'NAN'],
    [7, '7'],
    [true, undefined],
    [null, undefined],
  ])('has the user name %j as %j', (username, read) => {
    expect(parseEntry(entry({ username }), loggedAt)?.username).toBe(read);
  });

  it.each([
    ['0', 0],
    ['00', 0],
    ['9'.repeat(20), 1e20],
    ['9'.repeat(21), undefined],
    ['x1', undefined],
    ['1x', undefined],
    ['1.5', undefined],
    [' 12 ', 12],
    ['NA', undefined],
    [undefined, undefined],
  ])('has the bytes %j as %j', (bytes, read) => {
    expect(parseEntry(entry({ 'ingress-bytes': bytes }), loggedAt)?.ingressBytes).toBe(read);
  });

  it.each([
    ['compliant', ['compliant']],
    [' compliant ', ['compliant']],
    [
      ['a', ' b ', '', 'NA', null, { c: 'd' }],
      ['a', 'b'],
    ],
    ['NA', undefined],
    [' NA ', undefined],
    [['NA'], undefined],
    [[], undefined],
    [7, undefined],
    [undefined, undefined],
  ])('has the posture %j as %j', (posture, read) => {
    const changed = entry({ 'posture-compliance-statuses': posture });
    expect(parseEntry(changed, loggedAt)?.posture).toEqual(read);
  });

  it('may stand after blanks', () => {
    expect(parseEntry(`\n  ${entry()}\n`, loggedAt)?.kind).toBe('connected');
  });

  it('may be as long as CloudWatch takes it, and no longer', () => {
    const rest = entry({ username: '' }).length;
    const sized = (length: number): string => entry({ username: 'x'.repeat(length - rest) });
    expect(sized(1_048_576)).toHaveLength(1_048_576);
    expect(parseEntry(sized(1_048_576), loggedAt)?.kind).toBe('connected');
    expect(parseEntry(sized(1_048_577), loggedAt)).toBeUndefined();
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
    for (const name of Object.keys(JSON.parse(entry()) as object))
      expect(name in inherited, name).toBe(false);
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
    ['null', 'null'],
    ['a JSON text', JSON.stringify(entry())],
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
      { message: entry(), timestamp: NaN },
      { message: entry(), timestamp: Infinity },
    ];
    const page = logPage(raw, 'cvpn-endpoint-0a1');
    expect(page.events).toHaveLength(1);
    expect(page.malformed).toBe(5);
  });
});
