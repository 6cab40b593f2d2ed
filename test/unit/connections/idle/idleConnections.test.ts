/** Which connections may be forgotten: the quiet span from successive reads, and the limits. */
import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../../../src/core/base/duration';
import { idleConnection } from '../../../../src/core/connections/idle/idleConnections';
import { idleLimits } from '../../../../src/core/connections/idle/idleLimits';
import { QuietSpans } from '../../../../src/core/connections/idle/quietSpans';
import { idleFindings } from '../../../../src/core/diagnosis/idleFindings';
import { healthModel } from '../../../../src/core/diagnosis/text/healthModel';
import type { Connection } from '../../../../src/core/model/connection';
import { succeeded } from '../../../../src/core/model/snapshot';
import { createFormat } from '../../../../src/core/text/format';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import {
  missing,
  testConnection,
  testEndpoint,
  testNow,
  testScopeSnapshot,
  testSnapshot,
} from '../../../fakes/snapshots';

const scope = 'corp@ap-northeast-1';
const start = testNow - 9 * hourMs;
const limit = idleLimits.bytesPerHour;

function scopeAt(at: number, ...connections: readonly Connection[]) {
  return testScopeSnapshot(
    { endpoints: [testEndpoint({ name: 'Tokyo office' })] },
    { connections: { 'cvpn-endpoint-1': succeeded(connections, at) } },
  );
}

/** Reads a connection again and again: minutes after its start, and its bytes by then. */
function spanAfter(reads: readonly (readonly [minutes: number, bytes: number])[]) {
  const spans = new QuietSpans();
  for (const [minutes, bytes] of reads) {
    const connection = testConnection({ startedAt: start, ingressBytes: bytes, egressBytes: 0 });
    spans.follow(testSnapshot(scopeAt(start + minutes * minuteMs, connection)));
  }
  const span = spans.of(scope, 'cvpn-endpoint-1', 'cvpn-connection-1');
  return span && [(span.from - start) / minuteMs, (span.to - start) / minuteMs, span.bytes];
}

interface SpanCase {
  readonly what: string;
  readonly reads: Parameters<typeof spanAfter>[0];
  /** Minutes after the start, and bytes. */
  readonly span: readonly number[];
}

describe('the quiet span of a connection', () => {
  it.each<SpanCase>([
    {
      what: 'begins with the connection if it never had traffic',
      reads: [[540, 10_000]],
      span: [0, 540, 10_000],
    },
    {
      what: 'begins with the first read if all its bytes may have flowed just now',
      reads: [[14_400, 23_000_000]],
      span: [14_400, 14_400, 0],
    },
    {
      what: 'begins again at each of many bursts below the hourly limit',
      reads: [
        [540, 0],
        [541, limit * 0.99],
        [542, limit * 1.98],
        [543, limit * 2.97],
      ],
      span: [543, 543, 0],
    },
    {
      what: 'goes on over keep-alive packets that come together',
      reads: [
        [540, 0],
        [541, 9000],
        [560, 9000],
        [561, 18_000],
      ],
      span: [0, 561, 18_000],
    },
    {
      what: 'scales the limit to the time without reads',
      reads: [
        [540, limit * 1.8],
        [1140, limit * 3.8],
      ],
      span: [540, 1140, limit * 2],
    },
    {
      what: 'begins again after the clock was set back',
      reads: [
        [1980, limit * 2],
        [550, 5e9],
        [560, 5e9 + 300],
      ],
      span: [550, 560, 300],
    },
    {
      what: 'begins with the first read if it had',
      reads: [[540, 90 * limit]],
      span: [540, 540, 0],
    },
    {
      what: 'goes on while little is added',
      reads: [
        [540, 90 * limit],
        [600, 90 * limit + 2000],
      ],
      span: [540, 600, 2000],
    },
    {
      what: 'begins again after a burst',
      reads: [
        [540, 10_000],
        [545, 10_001 + limit],
        [560, 10_101 + limit],
      ],
      span: [545, 560, 100],
    },
    {
      what: 'begins again after a steady flow above the limit',
      reads: [
        [0, 0],
        [30, limit * 0.6],
        [60, limit * 1.2],
      ],
      span: [60, 60, 0],
    },
    {
      what: 'allows the limit for each hour',
      reads: [
        [60, limit],
        [120, limit * 2],
      ],
      span: [0, 120, limit * 2],
    },
    {
      what: 'begins again if a counter has gone back',
      reads: [
        [540, 5000],
        [545, 10],
      ],
      span: [545, 545, 0],
    },
    {
      what: 'covers the time without reads',
      reads: [
        [60, 1000],
        [400, 3000],
      ],
      span: [0, 400, 3000],
    },
    {
      what: 'ignores a read that is not newer',
      reads: [
        [60, 1000],
        [60, limit * 9],
      ],
      span: [0, 60, 1000],
    },
  ])('$what', ({ reads, span }) => {
    expect(spanAfter(reads)).toEqual(span);
  });

  it('is forgotten with its connection', () => {
    const spans = new QuietSpans();
    const of = () => spans.of(scope, 'cvpn-endpoint-1', 'cvpn-connection-1');
    const quiet = testConnection({ startedAt: start, ingressBytes: 0 });
    spans.follow(testSnapshot(scopeAt(testNow, quiet)));
    expect(of()).toBeDefined();
    spans.follow(testSnapshot(scopeAt(testNow + 1, { ...quiet, state: 'terminated' })));
    expect(of()).toBeUndefined();
    spans.follow(testSnapshot(scopeAt(testNow + 2, quiet)));
    const unread = missing<readonly Connection[]>({ kind: 'timeout' });
    const parts = { connections: { 'cvpn-endpoint-1': unread } };
    spans.follow(testSnapshot(testScopeSnapshot({ endpoints: [testEndpoint()] }, parts)));
    expect(of()).toBeUndefined();
  });
});

describe('an idle connection', () => {
  const { openMs, quietMs } = idleLimits;
  it.each<readonly [string, Partial<Connection>, number, number, boolean]>([
    ['long open and quiet', {}, openMs, quietMs, true],
    ['not long open', {}, openMs - 1, quietMs, false],
    ['not long quiet', {}, openMs, quietMs - 1, false],
    ['ended', { state: 'terminated' }, openMs, quietMs, false],
  ])('is one that is: %s', (_, changes, open, quiet, isIdle) => {
    const connection = testConnection({ startedAt: testNow - open, ...changes });
    const span = { from: testNow - quiet, to: testNow, bytes: 2000 };
    expect(idleConnection(connection, span, testNow) !== undefined).toBe(isIdle);
  });
});

it('is measured to its last read, and not reported from an old one', () => {
  const { readAgeMs } = idleLimits;
  const connection = testConnection({ startedAt: start });
  const span = { from: start, to: testNow, bytes: 0 };
  expect(idleConnection(connection, span, testNow + readAgeMs)).toMatchObject({
    openMs: 9 * hourMs,
    quietMs: 9 * hourMs,
    dollars: 0.45,
  });
  expect(idleConnection(connection, span, testNow + readAgeMs + 1)).toBeUndefined();
});

it('is not known without its start', () => {
  const connection: { startedAt?: number } & Omit<Connection, 'startedAt'> = testConnection();
  delete connection.startedAt;
  const span = { from: start, to: testNow, bytes: 0 };
  expect(idleConnection(connection, span, testNow)).toBeUndefined();
});

describe('the finding about an idle connection', () => {
  const idle = testConnection({ startedAt: start, ingressBytes: 1500, egressBytes: 500 });
  const busy = testConnection({ id: 'cvpn-connection-2', startedAt: start });
  const snapshot = scopeAt(testNow, idle, busy);
  const spans = new QuietSpans();
  spans.follow(testSnapshot(snapshot));
  const found = idleFindings(snapshot, spans.of, testNow);

  it('has the connection, and ends it', () => {
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      severity: 'info',
      fix: { kind: 'endConnection', connectionId: 'cvpn-connection-1' },
    });
  });

  it('is a card that says for how long, how much and at what cost', () => {
    const format = createFormat({ locale: 'en', timeZone: 'UTC' });
    const words = { t, format, now: testNow, readOnly: false, checkedAt: testNow };
    const [card] = healthModel([snapshot], found, words).cards;
    expect(card).toMatchObject({
      title: '1 connection · Long open, almost no traffic',
      what: 'Connected for 9 hr; 2 kB transferred in the last 9 hr. At list price, it has cost $0.45 so far.',
      fix: { label: 'End Connection…', calls: 'ec2:TerminateClientVpnConnections' },
      fixAll: null,
      rows: [{ name: 'hana · Tokyo office' }],
    });
  });
});
