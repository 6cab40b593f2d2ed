/** The messages of the page of an audit, which are untrusted, and lists in pieces. */
import { describe, expect, it } from 'vitest';
import { parseAuditMemory, parsePageMessage } from '../../../src/protocol/audit';
import { Pieces, piecesOf } from '../../../src/protocol/pieces';

describe('parsePageMessage', () => {
  it.each<[unknown, unknown]>([
    [{ type: 'ready' }, { type: 'ready' }],
    [
      { type: 'choose', range: '1w', alarm: 'diff' },
      { type: 'choose', range: '1w', alarm: 'diff' },
    ],
    [
      { type: 'choose', range: { start: 1, end: 2 }, alarm: 7 },
      { type: 'choose', range: { start: 1, end: 2 }, alarm: null },
    ],
    [{ type: 'choose', range: 'soon' }, undefined],
    [
      { type: 'describe', of: 1, index: 0 },
      { type: 'describe', of: 1, index: 0 },
    ],
    [{ type: 'describe', of: 1, index: -1 }, undefined],
    [{ type: 'describe', of: 1.5, index: 1 }, undefined],
    [
      { type: 'export', kind: 'csv' },
      { type: 'export', kind: 'csv' },
    ],
    [{ type: 'export', kind: 'exe' }, undefined],
    [
      { type: 'run', command: 'createAlarm' },
      { type: 'run', command: 'createAlarm' },
    ],
    [{ type: 'run', command: 'deleteAlarm' }, undefined],
    [{ type: 'other' }, undefined],
    [null, undefined],
  ])('%j', (value, expected) => {
    expect(parsePageMessage(value)).toEqual(expected);
  });
});

describe('parseAuditMemory', () => {
  it.each<[unknown, unknown]>([
    [
      { range: '9w', alarm: null, hidden: ['masked', 'nonsense', 3] },
      { range: '9w', alarm: null, hidden: ['masked'] },
    ],
    [{ range: '1d' }, { range: '1d', alarm: null, hidden: [] }],
    [{ alarm: 'x' }, undefined],
    ['1d', undefined],
  ])('%j', (value, expected) => {
    expect(parseAuditMemory(value)).toEqual(expected);
  });
});

describe('a list in pieces', () => {
  const list = Array.from({ length: 1201 }, (_, i) => ({ name: `item ${i}` }));

  it.each([0, 1, 500, 501, 1201])('comes together again: %s items', (length) => {
    const items = list.slice(0, length);
    const pieces = new Pieces<{ readonly name: string }>();
    const sent = [...piecesOf(items)];
    for (const piece of sent.slice(0, -1)) pieces.add(1, piece);
    const last = sent.at(-1);
    expect(last?.isLast).toBe(true);
    expect(last && pieces.whole(1, last)).toEqual(items);
  });

  it('has long items in pieces of their own', () => {
    const long = { name: 'x'.repeat(500_000) };
    const sent = [...piecesOf([long, long, list[0] ?? long])];
    expect(sent.map(({ items }) => items.length)).toEqual([1, 1, 1]);
  });

  it('is not there if a piece was lost or belongs to another list', () => {
    const [first, second, last] = [...piecesOf(list)];
    if (!first || !second || !last) expect.fail('There are three pieces.');
    const pieces = new Pieces<{ readonly name: string }>();
    pieces.add(1, second);
    expect(pieces.whole(1, last)).toBeUndefined();
    pieces.add(1, first);
    pieces.add(2, second);
    expect(pieces.whole(2, last)).toBeUndefined();
  });
});
