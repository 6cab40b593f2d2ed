/** The arithmetic of the connections table: what is selected, what keys do. */
import { describe, expect, it } from 'vitest';
import { gridKey } from '../../src/webview/connections/gridKeys';
import { listTarget } from '../../src/webview/shared/listKeys';
import {
  nothingSelected,
  pruneSelection,
  selectAll,
  selectRow,
} from '../../src/webview/connections/rowSelection';

const keys = ['a', 'b', 'c', 'd', 'e'];

describe('the selection', () => {
  it('extends from where it began, both ways', () => {
    const c = selectRow(nothingSelected, keys, 'c', 'only');
    const down = selectRow(c, keys, 'd', 'extend');
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
    const fewer = pruneSelection(all, [{ key: 'new' }, { key: 'b' }, { key: 'a' }]);
    expect([...fewer.selected].sort()).toEqual(['a', 'b']);
    expect(fewer.active).toBe('a');
    expect(pruneSelection(fewer, [{ key: 'b' }]).active).toBeNull();
  });
});

describe('keys', () => {
  const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
  it.each([
    ['ArrowDown', {}, { kind: 'move', to: 4, mode: 'only' }],
    ['ArrowUp', { shiftKey: true }, { kind: 'move', to: 2, mode: 'extend' }],
    ['PageDown', {}, { kind: 'move', to: 11, mode: 'only' }],
    ['a', { ctrlKey: true }, { kind: 'all' }],
    ['c', { metaKey: true }, { kind: 'copy' }],
    [' ', {}, { kind: 'toggle' }],
    ['Delete', {}, { kind: 'end' }],
    ['Delete', { altKey: true }, undefined],
    ['f', { ctrlKey: true }, undefined],
    ['Tab', {}, undefined],
  ])('%s %j', (key, held, expected) => {
    const rows = { at: 3, count: 20, page: 8 };
    expect(gridKey({ key, ...plain, ...held }, rows)).toEqual(expected);
  });

  it.each([
    ['ArrowDown', 0, 5, 1],
    ['ArrowDown', 4, 5, 4],
    ['ArrowUp', 0, 5, 0],
    ['PageDown', 1, 5, 4],
    ['PageUp', 3, 5, 0],
    ['Home', 3, 5, 0],
    ['End', 0, 5, 4],
    ['ArrowDown', -1, 5, 0],
    ['ArrowUp', -1, 5, 0],
    ['End', -1, 5, 4],
  ])('%s at row %d of %d leads to row %d', (key, at, count, to) => {
    expect(listTarget(key, at, count, 8)).toBe(to);
  });
});
