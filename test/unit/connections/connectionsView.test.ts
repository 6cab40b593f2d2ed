/** What the connections page says when data are old, missing or none. */
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/core/model/errors';
import { nothingLogged, type LoggedActivity } from '../../../src/core/model/loggedActivity';
import type { Snapshot } from '../../../src/core/model/snapshot';
import { connectionsView } from '../../../src/core/connections/connectionsView';
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
import { words } from '../text/viewWords';

const all = { scope: null, endpointId: null };
const corp = { scope: 'corp@ap-northeast-1', endpointId: null };
const endpoint = { ...corp, endpointId: 'cvpn-endpoint-1' };
const denied: Failure = { kind: 'denied', action: 'ec2:DescribeClientVpnConnections' };
const waiting = { kind: 'waiting' } as const;
const endpoints = [testEndpoint()];

const view = (snapshot: Snapshot, target: typeof all | typeof corp | typeof endpoint = all) =>
  connectionsView(snapshot, target, () => undefined, words);

/** With the entries of the logs. */
const loggedView = (
  snapshot: Snapshot,
  logged: Partial<LoggedActivity>,
  target: typeof all | typeof corp | typeof endpoint = all,
) =>
  connectionsView(
    snapshot,
    target,
    () => undefined,
    words,
    () => ({ ...nothingLogged, ...logged }),
  );

describe('an empty table', () => {
  it.each([
    [testSnapshot(), all, 'No profiles and regions have been chosen.', 'chooseScopes'],
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
      'The endpoint cvpn-endpoint-1 no longer exists.',
      'refresh',
    ],
    [
      testSnapshot(testScopeSnapshot({ endpoints })),
      endpoint,
      'Nobody is connected, and nobody was connected in the last hour.',
      'refresh',
    ],
  ])('case %#: %3$s', (snapshot, target, sentence, command) => {
    const { rows, empty } = view(snapshot, target);
    expect(rows).toEqual([]);
    expect([empty.sentence, empty.step?.command]).toEqual([sentence, command]);
  });
});

describe('a fault', () => {
  it('shows the timestamp of the rows and the reason, with the next step, and leaves them', () => {
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

describe('a log that cannot be read', () => {
  const refused: Failure = { kind: 'denied', action: 'logs:FilterLogEvents' };
  const snapshot = testSnapshot(
    testScopeSnapshot({ endpoints: [testEndpoint(), testEndpoint({ id: 'cvpn-endpoint-2' })] }),
  );
  const failed = [{ endpointId: 'cvpn-endpoint-2', failure: refused }];

  it('is a fault with its reason and the next step', () => {
    const { fault } = loggedView(snapshot, { failed });
    expect(fault?.sentence).toMatch(
      /^The connection log could not be read, so only the last hour is available\. .*logs:FilterLogEvents/,
    );
    expect(fault?.step?.command).toBe('showLog');
  });

  it('is none of the table of another endpoint', () => {
    expect(loggedView(snapshot, { failed }, endpoint).fault).toBeUndefined();
  });
});

describe('logging', () => {
  const on = { logging: { enabled: true, group: 'vpn' } };
  const several = (...logged: readonly boolean[]) =>
    testSnapshot(
      testScopeSnapshot({
        endpoints: logged.map((is, i) =>
          testEndpoint({ id: `cvpn-endpoint-${i + 1}`, name: `vpn ${i + 1}`, ...(is && on) }),
        ),
      }),
    );
  const unknown = 'so device addresses, failed attempts and connections older than an hour';

  it('that is off is reported, with the command for that endpoint', () => {
    const { logging } = view(several(false, true), endpoint);
    expect(logging?.sentence).toBe(`Connection logging is off, ${unknown} are not available.`);
    expect(logging?.step).toEqual({
      label: 'Turn On Connection Logging…',
      endpoint: { scope: 'corp@ap-northeast-1', endpointId: 'cvpn-endpoint-1' },
    });
  });

  it.each<[readonly boolean[], string, string | undefined]>([
    [[true, false], 'vpn 2', 'cvpn-endpoint-2'],
    [[false, true, false], 'vpn 1, vpn 3', undefined],
    [[false, false, false, false, true], '4 of 5 endpoints', undefined],
  ])('on or off %j is reported for %s', (logged, whose, endpointId) => {
    const { logging } = view(several(...logged));
    expect(logging?.sentence).toBe(
      `Connection logging is off for ${whose}, ${unknown} are not available.`,
    );
    expect(logging?.step?.endpoint?.endpointId).toBe(endpointId);
  });

  it('that is on everywhere is nothing to speak of', () => {
    expect(view(several(true, true)).logging).toBeUndefined();
    expect(view(several(true, false), endpoint).logging).toBeUndefined();
  });

  it('says that there are more failed attempts than are listed', () => {
    expect(loggedView(several(true), { moreFailures: true }).logging).toEqual({
      sentence: 'Not all failed attempts are listed; the oldest are missing.',
    });
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
    [{ type: 'step', of: 'logging' }],
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
    const memory = { target, filter: 'a', ended: true, failed: true, sort };
    expect(parseMemory(memory)).toEqual(memory);
    expect(parseMemory({ target, filter: 1, sort: { column: 'nope' } })).toEqual({
      target,
      filter: '',
      ended: false,
      failed: false,
      sort: { column: 'startedAt', descending: true },
    });
    expect(parseMemory({ target: { scope: 1 } })).toBeUndefined();
    expect(parseMemory(undefined)).toBeUndefined();
  });
});
