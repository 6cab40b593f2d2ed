/** What the extension accepts of the chart page. */
import { describe, expect, it } from 'vitest';
import { parseMemory, parsePageMessage } from '../../../src/protocol/chart';

describe('a message of the page', () => {
  it.each([
    [
      { type: 'setRange', range: '1w' },
      { type: 'setRange', range: '1w' },
    ],
    [
      { type: 'setRange', range: { start: 1, end: 2 } },
      { type: 'setRange', range: { start: 1, end: 2 } },
    ],
    [{ type: 'setRange', range: { start: 2, end: 1 } }, undefined],
    [
      { type: 'setPaused', paused: true },
      { type: 'setPaused', paused: true },
    ],
    [
      { type: 'setPaused', paused: 'yes' },
      { type: 'setPaused', paused: false },
    ],
    [{ type: 'chooseCompared' }, { type: 'chooseCompared' }],
    [{ type: 'delete' }, undefined],
    [null, undefined],
  ])('%j', (value, message) => {
    expect(parsePageMessage(value)).toEqual(message);
  });
});

describe('the memory of the page', () => {
  const target = { scope: '@eu-west-1', endpointId: 'e' };
  const empty = { compared: [], paused: false, zoom: null, table: false, hidden: [] };

  it.each([
    [
      { ...target, range: '1d' },
      { ...target, range: '1d', ...empty },
    ],
    [
      {
        ...target,
        range: { start: 1, end: 2 },
        compared: [target, { scope: 1 }, null],
        paused: true,
        zoom: { min: 1, max: 2 },
        table: true,
        hidden: ['rise', 'compared2', 'nope', 3],
      },
      {
        ...target,
        range: { start: 1, end: 2 },
        compared: [target],
        paused: true,
        zoom: { min: 1, max: 2 },
        table: true,
        hidden: ['rise', 'compared2'],
      },
    ],
    [{ ...target, range: '1x' }, undefined],
    [{ endpointId: 'e', range: '1d' }, undefined],
    ['text', undefined],
  ])('%j', (value, memory) => {
    expect(parseMemory(value)).toEqual(memory);
  });
});
