/** What the endpoint page has persisted, also in an earlier version. */
import { describe, expect, it } from 'vitest';
import { parseEndpointMemory, parseHeaderRequest } from '../../../src/protocol/endpointPage';
import { parseFrameRequest } from '../../../src/protocol/tabs';

const target = { scope: 'corp@eu-west-1', endpointId: 'cvpn-endpoint-1' };
const zoom = { min: 1000, max: 2000 };

describe('the memory of the endpoint page', () => {
  it('is its target, its tab and the memory of each tab', () => {
    const memory = { target, tab: 'connections', tabs: { connections: { filter: 'x' } } };
    expect(parseEndpointMemory(memory)).toEqual(memory);
  });

  it('has the first tab where it names one that there is not', () => {
    const memory = { target, tab: 'constructor', tabs: {} };
    expect(parseEndpointMemory(memory)?.tab).toBe('now');
  });

  it('of a chart of an earlier version is that of the tab Now, with its range and its zoom', () => {
    const memory = parseEndpointMemory({ ...target, range: '3d', zoom, table: true });
    expect(memory).toMatchObject({ target, tab: 'now', tabs: { now: { range: '3d', zoom } } });
  });

  it('of a table of an earlier version is that of the tab Connections, with its filter', () => {
    const memory = parseEndpointMemory({ target, filter: 'hana', ended: true });
    const connections = { filter: 'hana', ended: true };
    expect(memory).toMatchObject({ target, tab: 'connections', tabs: { connections } });
  });

  it.each([
    undefined,
    null,
    'now',
    {},
    { target: { scope: 1, endpointId: 'x' }, tab: 'now', tabs: {} },
    { ...target, range: 'forever' },
  ])('is none: %j', (value) => {
    expect(parseEndpointMemory(value)).toBeUndefined();
  });

  it.each([
    { target: { scope: null, endpointId: null } },
    { target: { scope: 'corp@eu-west-1', endpointId: null }, filter: '' },
  ])('is none for the table of several endpoints: %j', (value) => {
    expect(parseEndpointMemory(value)).toBeUndefined();
  });
});

describe('messages of the page', () => {
  it.each([null, 'ready', { type: 'quit' }, { type: 'selectTab' }, { type: 'tab', tab: 1 }])(
    'of no known form are ignored: %j',
    (value) => {
      expect(parseFrameRequest(value)).toBeUndefined();
    },
  );

  it.each([{ type: 'deleteAlarm' }, { type: 'constructor' }, {}, null])(
    'of the header run only the commands that it has: %j',
    (value) => {
      expect(parseHeaderRequest(value)).toBeUndefined();
    },
  );
});
