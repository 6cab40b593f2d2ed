/** States of the overview, made as the extension makes them: from a snapshot. */
import { runToCompletion } from '../../src/core/base/cooperativeTask';
import type { Sample } from '../../src/core/model/sample';
import type { Snapshot } from '../../src/core/model/snapshot';
import { overviewTask } from '../../src/core/overview/rows/overviewRows';
import { overviewTexts } from '../../src/core/overview/view/overviewTexts';
import { createFormat } from '../../src/core/text/format';
import type {
  EndpointsMemory,
  EndpointsMessage,
  EndpointsRequest,
  EndpointsState,
} from '../../src/protocol/overview';
import { plainTranslate } from '../fakes/plainTranslate';
import { testRecord } from '../fakes/records';
import {
  at,
  pendingSubscription,
  testAlarm,
  testConnection,
  testEndpoint,
  testLogAlarm,
  testLogGroup,
  testNow,
  testScopeSnapshot,
  testSnapshot,
  testSubscription,
  testTopic,
  topicArn,
} from '../fakes/snapshots';
import type { Line } from './openPage';

/** What is said on the line of the tab Endpoints. */
export interface OverviewLine extends Line {
  readonly incoming: EndpointsMessage;
  readonly outgoing: EndpointsRequest;
  readonly memory: EndpointsMemory;
  readonly state: EndpointsState;
}

const minute = 60_000;

/** A day of samples that differs from endpoint to endpoint. */
function daySamples(seed: number): readonly Sample[] {
  return Array.from({ length: 288 }, (_, index) => ({
    at: testNow - (288 - index) * 5 * minute,
    value: Math.max(
      0,
      Math.round(4 * Math.sin((index + seed * 31) / 23) + ((index * seed) % 7) / 3),
    ),
  }));
}

/** What the page is sent about a snapshot. */
export function overviewState(
  snapshot: Snapshot,
  change: Partial<EndpointsState> = {},
  translate = plainTranslate,
): EndpointsState {
  const format = createFormat({ locale: 'en-GB', timeZone: 'UTC' });
  const facts = {
    samplesOf: (_: string, id: string) => daySamples(Number(id.split('-').at(-1))),
    recordsOf: () => [
      testRecord({
        id: 'c-1',
        endpointId: 'cvpn-endpoint-1',
        username: 'hana',
        startedAt: at(9, 30),
      }),
    ],
    loggedOf: () => [],
    firingsOf: () => [{ alarmName: 'tokyo', at: at(8, 3) }],
    dayStart: at(0),
  };
  const context = { t: translate, format, now: testNow };
  return {
    type: 'state',
    texts: overviewTexts(translate),
    language: 'en',
    now: testNow,
    readOnly: false,
    reading: false,
    faults: [],
    ...runToCompletion(overviewTask(snapshot, facts, context)),
    ...change,
  };
}

const names = ['Tokyo office', 'Osaka', 'Nagoya', 'Sapporo', 'Fukuoka', 'Naha'];

/** An account with this many endpoints in various conditions. */
export function fleet(size: number): Snapshot {
  const endpoints = Array.from({ length: size }, (_, index) =>
    testEndpoint({
      id: `cvpn-endpoint-${index + 1}`,
      name: `${names[index % names.length] ?? ''}${index < names.length ? '' : ` ${index + 1}`}`,
      ...(index % 2 === 0 && { tags: { env: index % 4 === 0 ? 'prod' : 'test' } }),
      ...(index === 1 && { logging: { enabled: true, group: testLogGroup } }),
      ...(index === 4 && { state: 'pending-associate' as const }),
    }),
  );
  const half = testTopic({
    arn: topicArn('half'),
    subscriptions: [testSubscription(), pendingSubscription()],
  });
  const alarms = [
    testAlarm('cvpn-endpoint-1', { name: 'tokyo', state: 'ALARM', stateSince: at(10, 2) }),
    testLogAlarm('cvpn-endpoint-2', { name: 'osaka' }),
    testAlarm('cvpn-endpoint-3', { name: 'nagoya', alarmActions: [half.arn] }),
    testAlarm('cvpn-endpoint-4', { name: 'sapporo', actionsEnabled: false }),
  ];
  const connections = endpoints
    .slice(0, 3)
    .map(({ id }, index) => testConnection({ id: `c-${index}`, endpointId: id }));
  return testSnapshot(
    testScopeSnapshot({ endpoints, alarms, connections, topics: [testTopic(), half] }),
  );
}

/** Names that a page must show as text. */
export const hostileNames = [
  '<img src=x onerror=alert(1)>',
  '\u202Egnp.exe\u202C',
  'Disaster recovery access for the whole of western Japan, '.repeat(5).slice(0, 256),
  '東京本社 — パートナー接続',
  '{0} ${1} %s',
];
