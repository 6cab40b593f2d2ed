/** What the connections page says when data are old, missing or none. */
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/core/errors';
import type { Snapshot } from '../../../src/core/model/snapshot';
import { connectionsView } from '../../../src/core/views/connectionsView';
import { parseMemory, parsePageMessage } from '../../../src/protocol/connections';
import {
  at,
  missing,
  stale,
  testConnection,
  testEndpoint,
  testScopeSnapshot,
  testSnapshot,
} from '../../fakes/snapshots';
import { words } from './viewWords';

const all = { scope: null, endpointId: null };
const corp = { scope: 'corp@ap-northeast-1', endpointId: null };
const endpoint = { ...corp, endpointId: 'cvpn-endpoint-1' };
const denied: Failure = { kind: 'denied', action: 'ec2:DescribeClientVpnConnections' };
const waiting = { kind: 'waiting' } as const;
const endpoints = [testEndpoint()];

const view = (snapshot: Snapshot, target: typeof all | typeof corp | typeof endpoint = all) =>
  connectionsView(snapshot, target, () => undefined, words);

describe('an empty table', () => {
  it.each([
    [testSnapshot(), all, 'No profile and region has been chosen.', 'chooseScopes'],
    [
      testSnapshot(testScopeSnapshot({ scope: { profile: 'x', region: 'eu-west-1' } })),
      corp,
      'corp@ap-northeast-1 is not among the chosen profiles and regions.',
      'chooseScopes',
    ],
    [
      testSnapshot(testScopeSnapshot({}, { endpoints: waiting })),
      corp,
      'Reading from AWS…',
      undefined,
    ],
    [
      testSnapshot(testScopeSnapshot({ endpoints }, { connections: {} })),
      endpoint,
      'Reading from AWS…',
      undefined,
    ],
    [
      testSnapshot(testScopeSnapshot()),
      all,
      'There are no Client VPN endpoints here.',
      'chooseScopes',
    ],
    [
      testSnapshot(testScopeSnapshot({ endpoints: [testEndpoint({ id: 'other' })] })),
      endpoint,
      'The endpoint cvpn-endpoint-1 is not there any more.',
      'refresh',
    ],
    [
      testSnapshot(testScopeSnapshot({ endpoints })),
      endpoint,
      'Nobody is connected, and nobody was within the last hour.',
      'refresh',
    ],
  ])('case %#: %3$s', (snapshot, target, sentence, command) => {
    const { rows, empty } = view(snapshot, target);
    expect(rows).toEqual([]);
    expect([empty.sentence, empty.step?.command]).toEqual([sentence, command]);
  });
});

describe('a fault', () => {
  it('says as of when the rows are and why, with the next step, and leaves them', () => {
    const connections = { 'cvpn-endpoint-1': stale([testConnection()], denied) };
    const { rows, fault, fetchedAt } = view(
      testSnapshot(testScopeSnapshot({ endpoints }, { connections })),
    );
    expect(rows).toHaveLength(1);
    expect(fetchedAt).toBe(at(10));
    expect(fault?.sentence).toMatch(/^As of 10:00\. .*ec2:DescribeClientVpnConnections/);
    expect(fault?.step?.command).toBe('showLog');
  });

  it('says why there are no rows', () => {
    const connections = { 'cvpn-endpoint-1': missing<never>(denied) };
    const { fault } = view(testSnapshot(testScopeSnapshot({ endpoints }, { connections })));
    expect(fault?.sentence).toMatch(/^The .*ec2:DescribeClientVpnConnections/);
  });

  it('is none where all is fresh', () => {
    expect(view(testSnapshot(testScopeSnapshot({ endpoints }))).fault).toBeUndefined();
  });
});

describe('the title', () => {
  const snapshot = testSnapshot(testScopeSnapshot({ endpoints }));
  it.each([
    [all, 'VPN connections'],
    [corp, 'VPN connections of corp · ap-northeast-1'],
    [endpoint, 'VPN connections of corp-vpn'],
  ])('of %j', (target, title) => {
    expect(view(snapshot, target).title).toBe(title);
  });
});

describe('what comes from a page', () => {
  const where = { scope: 's', endpointId: 'e', connectionId: 'c' };

  it.each([
    [{ type: 'ready' }],
    [{ type: 'refresh' }],
    [{ type: 'step', of: 'fault' }],
    [{ type: 'rowCommand', command: 'endConnection', ...where }],
    [{ type: 'rowCommand', command: 'endUserConnections', ...where }],
    [{ type: 'copy', text: 'a', rows: 1 }],
    [{ type: 'saveFile', file: { kind: 'json', name: 'a.json', text: '[]' } }],
  ])('is understood: %j', (message) => {
    expect(parsePageMessage(message)).toEqual(message);
  });

  it.each([
    [null],
    ['ready'],
    [{ type: 'step', of: 'else' }],
    [{ type: 'rowCommand', command: 'deleteAlarm', ...where }],
    [
      {
        type: 'rowCommand',
        command: 'endConnection',
        scope: 's',
        endpointId: 1,
        connectionId: 'c',
      },
    ],
    [{ type: 'saveFile', file: { kind: 'json', name: '../a.json', text: '[]' } }],
    [{ type: 'saveFile', file: { kind: 'exe', name: 'a', text: '' } }],
  ])('is left alone: %j', (message) => {
    expect(parsePageMessage(message)).toBeUndefined();
  });

  it('as memory says what the page was of, and what is odd becomes the usual', () => {
    const target = { scope: null, endpointId: null };
    const sort = { column: 'who', descending: true } as const;
    expect(parseMemory({ target, filter: 'a', ended: true, sort })).toEqual({
      target,
      filter: 'a',
      ended: true,
      sort,
    });
    expect(parseMemory({ target, filter: 1, sort: { column: 'nope' } })).toEqual({
      target,
      filter: '',
      ended: false,
      sort: { column: 'startedAt', descending: true },
    });
    expect(parseMemory({ target: { scope: 1 } })).toBeUndefined();
    expect(parseMemory(undefined)).toBeUndefined();
  });
});
