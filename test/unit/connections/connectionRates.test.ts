import { describe, expect, it } from 'vitest';
import { RateBook } from '../../../src/core/connections/connectionRates';
import type { Connection } from '../../../src/core/model/connection';
import { ratesBetween } from '../../../src/core/model/rates';
import { succeeded } from '../../../src/core/model/snapshot';
import {
  stale,
  testConnection,
  testEndpoint,
  testNow,
  testScopeSnapshot,
  testSnapshot,
} from '../../fakes/snapshots';

const minute = 60_000;
const scope = 'corp@ap-northeast-1';

describe('rates between two reads', () => {
  const before = testConnection({ ingressBytes: 1000, egressBytes: 0, egressPackets: 10 });

  it('are what was counted, by the seconds between', () => {
    const after = { ...before, ingressBytes: 7000, egressBytes: 30, ingressPackets: 16 };
    expect(ratesBetween(before, after, minute)).toEqual({
      ingressBytes: 100,
      egressBytes: 0.5,
      ingressPackets: 0.1,
      egressPackets: 0,
    });
  });

  it.each<[string, Partial<Connection>, number]>([
    ['a counter that has gone back', { ingressBytes: 999 }, minute],
    ['another that has gone back', { ingressBytes: 9000, egressPackets: 9 }, minute],
    ['no time between', {}, 0],
    ['time that runs backwards', {}, -minute],
    ['an end', { state: 'terminated' }, minute],
  ])('cannot be determined with %s', (_, changes, elapsed) => {
    expect(ratesBetween(before, { ...before, ...changes }, elapsed)).toBeUndefined();
  });
});

describe('the book of rates', () => {
  const snapshot = (at: number, ...connections: readonly Connection[]) =>
    testSnapshot(
      testScopeSnapshot(
        { endpoints: [testEndpoint()] },
        { connections: { 'cvpn-endpoint-1': succeeded(connections, at) } },
      ),
    );
  const rate = (book: RateBook, id = 'cvpn-connection-1') =>
    book.of(scope, 'cvpn-endpoint-1', id)?.ingressBytes;
  const seen = (ingressBytes: number, id?: string): Connection =>
    testConnection({ ingressBytes, ...(id !== undefined && { id }) });

  it('knows a rate from the second read on, and the newest one after that', () => {
    const book = new RateBook();
    book.follow(snapshot(testNow, seen(0)));
    expect(rate(book)).toBeUndefined();
    book.follow(snapshot(testNow + minute, seen(600), seen(5, 'new')));
    expect([rate(book), rate(book, 'new')]).toEqual([10, undefined]);
    book.follow(snapshot(testNow + 2 * minute, seen(660)));
    expect(rate(book)).toBe(1);
  });

  it('keeps what it knows while the endpoint is not read again, or cannot be', () => {
    const book = new RateBook();
    book.follow(snapshot(testNow, seen(0)));
    const later = snapshot(testNow + minute, seen(600));
    book.follow(later);
    book.follow(later);
    expect(rate(book)).toBe(10);
    const part = stale([seen(600)], { kind: 'network' });
    const connections = { 'cvpn-endpoint-1': { ...part, fetchedAt: testNow + minute } as const };
    book.follow(testSnapshot(testScopeSnapshot({ endpoints: [testEndpoint()] }, { connections })));
    expect(rate(book)).toBe(10);
  });

  it('has no negative rate after a reset, and goes on from there', () => {
    const book = new RateBook();
    book.follow(snapshot(testNow, seen(9_000)));
    book.follow(snapshot(testNow + minute, seen(60)));
    expect(rate(book)).toBeUndefined();
    book.follow(snapshot(testNow + 2 * minute, seen(120)));
    expect(rate(book)).toBe(1);
  });

  it('goes on after the clock was set back', () => {
    const book = new RateBook();
    book.follow(snapshot(testNow, seen(0)));
    book.follow(snapshot(testNow + minute, seen(600)));
    book.follow(snapshot(testNow - 60 * minute, seen(660)));
    expect(rate(book)).toBeUndefined();
    book.follow(snapshot(testNow - 59 * minute, seen(780)));
    expect(rate(book)).toBe(2);
  });

  it('forgets what is no longer there', () => {
    const book = new RateBook();
    book.follow(snapshot(testNow, seen(0)));
    book.follow(snapshot(testNow + minute, seen(600)));
    book.follow(testSnapshot());
    expect(rate(book)).toBeUndefined();
  });
});
