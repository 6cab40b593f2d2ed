/** States of the connections page, made as the extension makes them: from a snapshot. */
import type { EndpointSelection } from '../../src/core/model/endpointRef';
import { connectionTexts } from '../../src/core/connections/view/connectionTexts';
import { connectionsView } from '../../src/core/connections/connectionsView';
import type { Connection } from '../../src/core/model/connection';
import type { FailedAttempt } from '../../src/core/model/failedAttempt';
import { nothingLogged, type LoggedActivity } from '../../src/core/model/loggedActivity';
import type { RatesOf } from '../../src/core/model/rates';
import type { Snapshot } from '../../src/core/model/snapshot';
import type {
  ConnectionsMemory,
  ConnectionsState,
  HostMessage,
  PageMessage,
} from '../../src/protocol/connections';
import { createFormat } from '../../src/core/text/format';
import { plainTranslate } from '../fakes/plainTranslate';
import {
  at,
  testConnection,
  testEndpoint,
  testNow,
  testScopeSnapshot,
  testSnapshot,
} from '../fakes/snapshots';
import type { Line } from './openPage';

/** What is said on the line of this page. */
export interface ConnectionsLine extends Line {
  readonly incoming: HostMessage;
  readonly outgoing: PageMessage;
  readonly memory: ConnectionsMemory;
  readonly state: ConnectionsState;
}

export const everything: EndpointSelection = { scope: null, endpointId: null };

/** What the page is sent about a snapshot. */
export function connectionsState(
  snapshot: Snapshot,
  change: Partial<ConnectionsState> = {},
  translate = plainTranslate,
  logged: Partial<LoggedActivity> = {},
): ConnectionsState {
  const format = createFormat({ locale: 'en-GB', timeZone: 'UTC' });
  const context = { t: translate, format, now: testNow };
  const loggedOf = () => ({ ...nothingLogged, ...logged });
  const view = connectionsView(snapshot, everything, ratesOf, context, loggedOf);
  const { title, rows, fetchedAt, fault, empty, logging } = view;
  return {
    target: everything,
    title,
    texts: connectionTexts(translate),
    columns: {},
    language: 'en',
    rows,
    now: testNow,
    fetchedAt: fetchedAt ?? null,
    fault: fault ? { sentence: fault.sentence, step: fault.step?.label ?? null } : null,
    empty: { sentence: empty.sentence, step: empty.step?.label ?? null },
    logging: logging ? { sentence: logging.sentence, step: logging.step?.label ?? null } : null,
    highlight: null,
    readOnly: false,
    ...change,
  };
}

const ratesOf: RatesOf = (_, __, id) =>
  id === 'c-1'
    ? { ingressBytes: 1500, egressBytes: 12_000, ingressPackets: 2.5, egressPackets: 11 }
    : undefined;

/** A scope with one endpoint and these connections. */
export function officeSnapshot(connections: readonly Connection[]): Snapshot {
  return testSnapshot(testScopeSnapshot({ endpoints: [testEndpoint()], connections }));
}

/** Three who are there and one who left. */
export const office: readonly Connection[] = [
  testConnection({ id: 'c-1', username: 'hana', startedAt: at(9, 30) }),
  testConnection({ id: 'c-2', username: 'ken', startedAt: at(10), clientIp: '10.8.0.77' }),
  testConnection({ id: 'c-3', username: 'aoi', startedAt: at(8), egressBytes: 9_000_000 }),
  testConnection({
    id: 'c-4',
    username: 'mio',
    state: 'terminated',
    startedAt: at(9, 20),
    endedAt: at(9, 50),
  }),
];

/** Two attempts that failed. */
export const attempts: readonly FailedAttempt[] = [
  {
    endpointId: 'cvpn-endpoint-1',
    at: at(9, 55),
    username: 'mallory',
    deviceIp: '203.0.113.9',
    deviceType: 'win',
    reason: 'authentication-failed',
  },
  { endpointId: 'cvpn-endpoint-1', at: at(9, 40), deviceIp: '203.0.113.10' },
];

/** So many connections, a minute apart. */
export function crowd(count: number): readonly Connection[] {
  return Array.from({ length: count }, (_, i) =>
    testConnection({
      id: `c-${i}`,
      username: `user${String(i).padStart(4, '0')}`,
      startedAt: at(9) - i * 60_000,
      egressBytes: (i * 7919) % 100_003,
    }),
  );
}
