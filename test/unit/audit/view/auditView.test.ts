/** Marks, ranges and places of the picture of an audit. */
import { describe, expect, it } from 'vitest';
import { fitsInto, neighbour, packEntries } from '../../../../src/core/audit/view/auditLayout';
import type { AuditEntry } from '../../../../src/core/audit/view/auditPicture';
import {
  auditWindow,
  isSameAuditRange,
  parseAuditRange,
  type AuditRange,
} from '../../../../src/core/audit/view/auditRange';
import { markLabel, markMeaning } from '../../../../src/core/audit/view/markText';
import { groupOf, verdictMarks } from '../../../../src/core/audit/view/verdictMark';
import { plainTranslate } from '../../../fakes/plainTranslate';

function entry(startedAt: number, endedAt: number | null = startedAt + 5): AuditEntry {
  return { id: String(startedAt), user: 'u', startedAt, endedAt, mark: 'named', notifiedAt: null };
}

describe('packEntries', () => {
  const extentOf = ({ startedAt, endedAt }: AuditEntry) => ({
    left: startedAt,
    right: endedAt ?? 1000,
  });

  it.each<[string, readonly AuditEntry[], readonly number[], number]>([
    ['none', [], [], 0],
    ['one after the other', [entry(0), entry(5), entry(10)], [0, 0, 0], 1],
    ['at the same time', [entry(0), entry(1), entry(2)], [0, 1, 2], 3],
    ['the first free row', [entry(0, 100), entry(1, 4), entry(5, 8)], [0, 1, 1], 2],
    ['open ones', [entry(0, null), entry(500)], [0, 1], 2],
    // The third covers the one that ends first.
    [
      'more than there are rows',
      [entry(0, 9), entry(1, 5), entry(2, 20), entry(3, 7)],
      [0, 1, 2, 1],
      3,
    ],
  ])('packs %s', (_name, entries, rows, count) => {
    const packed = packEntries(entries, extentOf, 3);
    expect([[...packed.rows], packed.count]).toEqual([rows, count]);
  });

  it('says whether they fit without covering each other', () => {
    const entries = [entry(0, 9), entry(1, 5), entry(2, 20), entry(3, 7)];
    expect([3, 4].map((most) => fitsInto(entries, extentOf, most))).toEqual([false, true]);
  });
});

describe('neighbour', () => {
  const entries = [entry(0), entry(1), entry(2), entry(3)];
  const isOdd = ({ startedAt }: AuditEntry): boolean => startedAt % 2 === 1;

  it.each<[number | undefined, 1 | -1, number | undefined]>([
    [undefined, 1, 1],
    [undefined, -1, 3],
    [1, 1, 3],
    [3, 1, undefined],
    [3, -1, 1],
    [0, -1, undefined],
  ])('of %s in direction %s is %s', (from, step, expected) => {
    expect(neighbour(entries, from, step, isOdd)).toBe(expected);
  });
});

describe('the range of an audit', () => {
  const day = 86_400_000;

  it.each<[AuditRange, number, number]>([
    ['1d', 100 * day - day, 100 * day],
    ['9w', 37 * day, 100 * day],
    [{ start: 1, end: 2 }, 1, 2],
    [{ start: 1, end: 101 * day }, 1, 100 * day],
  ])('%j is a window', (range, start, end) => {
    expect(auditWindow(range, 100 * day)).toEqual({ start, end });
  });

  it.each<[unknown, AuditRange | undefined]>([
    ['30d', '30d'],
    ['3h', undefined],
    ['constructor', undefined],
    [
      { start: 1, end: 2 },
      { start: 1, end: 2 },
    ],
    [{ start: 2, end: 1 }, undefined],
    [undefined, undefined],
  ])('%j is parsed', (value, expected) => {
    expect(parseAuditRange(value)).toEqual(expected);
  });

  it.each<[AuditRange, AuditRange, boolean]>([
    ['1d', '1d', true],
    ['1d', '1w', false],
    ['1d', { start: 1, end: 2 }, false],
    [{ start: 1, end: 2 }, { start: 1, end: 2 }, true],
  ])('%j and %j are compared', (one, other, same) => {
    expect(isSameAuditRange(one, other)).toBe(same);
  });
});

describe('marks', () => {
  it.each(verdictMarks)('%s has its own label and a meaning', (mark) => {
    const labels = verdictMarks.map((one) => markLabel(one, plainTranslate));
    expect(new Set(labels).size).toBe(verdictMarks.length);
    expect(markMeaning(mark, plainTranslate)).toMatch(/\.$/);
  });

  it('are notified, missed or unknown', () => {
    const groups = verdictMarks.map(groupOf);
    expect(groups.filter((group) => group === 'notified')).toHaveLength(3);
    expect(groups.filter((group) => group === 'unknown')).toHaveLength(1);
  });
});
