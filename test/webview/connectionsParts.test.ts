/** The arithmetic of the connections table: what is in the page, what is selected, what keys do. */
import { describe, expect, it } from 'vitest';
import { gridKey } from '../../src/webview/connections/gridKeys';
import {
  moveSelection,
  nothingSelected,
  pruneSelection,
  selectAll,
  selectRow,
} from '../../src/webview/connections/rowSelection';
import { rowSpan, scrollToRow } from '../../src/webview/connections/rowSpan';

describe('the rows in the page', () => {
  it.each([
    [0, 0, 0, 0],
    [5, 0, 0, 5],
    [2000, 0, 0, 22],
    [2000, 2000, 88, 122],
    [2000, 39_800, 1978, 2000],
    [10, 5000, 10, 10],
  ])('of %d, scrolled %d pixels: from %d to %d', (count, top, start, end) => {
    expect(rowSpan(count, { top, height: 200, rowHeight: 20 })).toEqual({ start, end });
  });

  it.each([
    [0, 500, 0],
    [30, 500, 500],
    [33, 500, 500],
    [34, 500, 520],
    [10, 500, 200],
  ])('row %d, scrolled %d: to %d', (index, top, expected) => {
    expect(scrollToRow(index, { top, height: 200, rowHeight: 20, header: 20 })).toBe(expected);
  });
});

const keys = ['a', 'b', 'c', 'd', 'e'];

describe('the selection', () => {
  it('follows the keyboard and stays inside', () => {
    const first = moveSelection(nothingSelected, keys, 1, 'only');
    expect(first.active).toBe('a');
    expect(moveSelection(first, keys, 2, 'only')).toMatchObject({ active: 'c' });
    expect(moveSelection(first, keys, 99, 'only')).toMatchObject({ active: 'e' });
    expect(moveSelection(first, keys, -99, 'only')).toMatchObject({ active: 'a' });
    expect(moveSelection(nothingSelected, keys, 99, 'only').active).toBe('e');
    expect(moveSelection(nothingSelected, keys, -1, 'only').active).toBe('a');
    expect(moveSelection(nothingSelected, [], 1, 'only')).toBe(nothingSelected);
  });

  it('extends from where it began, both ways', () => {
    const c = selectRow(nothingSelected, keys, 'c', 'only');
    const down = moveSelection(c, keys, 1, 'extend');
    expect([...down.selected]).toEqual(['c', 'd']);
    const up = selectRow(down, keys, 'a', 'extend');
    expect([...up.selected]).toEqual(['a', 'b', 'c']);
    expect(up.anchor).toBe('c');
  });

  it('takes single rows in and out', () => {
    const c = selectRow(nothingSelected, keys, 'c', 'only');
    const both = selectRow(c, keys, 'e', 'toggle');
    expect([...both.selected]).toEqual(['c', 'e']);
    expect([...selectRow(both, keys, 'c', 'toggle').selected]).toEqual(['e']);
  });

  it('outlives other rows, and forgets those that leave', () => {
    const all = selectAll(nothingSelected, keys);
    const fewer = pruneSelection(all, ['new', 'b', 'a']);
    expect([...fewer.selected].sort()).toEqual(['a', 'b']);
    expect(fewer.active).toBe('a');
    expect(pruneSelection(fewer, ['b']).active).toBeNull();
  });
});

describe('keys', () => {
  const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
  it.each([
    ['ArrowDown', {}, { kind: 'move', by: 1, mode: 'only' }],
    ['ArrowUp', { shiftKey: true }, { kind: 'move', by: -1, mode: 'extend' }],
    ['PageDown', {}, { kind: 'move', by: 8, mode: 'only' }],
    ['a', { ctrlKey: true }, { kind: 'all' }],
    ['c', { metaKey: true }, { kind: 'copy' }],
    [' ', {}, { kind: 'toggle' }],
    ['Delete', {}, { kind: 'end' }],
    ['Delete', { altKey: true }, undefined],
    ['f', { ctrlKey: true }, undefined],
    ['Tab', {}, undefined],
  ])('%s %j', (key, held, expected) => {
    expect(gridKey({ key, ...plain, ...held }, 8)).toEqual(expected);
  });
});
