/** The rows of the overview and its totals. */
import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { nothingLogged } from '../../../src/core/model/loggedActivity';
import type { Snapshot } from '../../../src/core/model/snapshot';
import { overviewTask, type DayFacts } from '../../../src/core/overview/rows/overviewRows';
import { noChoices } from '../../../src/core/text/treeChoices';
import { testRecord } from '../../fakes/records';
import {
  at,
  missing,
  testAlarm,
  testConnection,
  testEndpoint,
  testNow,
  testScopeSnapshot,
  testSnapshot,
  testTopic,
} from '../../fakes/snapshots';
import { words } from '../text/viewWords';

const id = 'corp@ap-northeast-1';
const endpoints = [
  testEndpoint({ id: 'e-1', name: 'Tokyo', tags: { env: 'prod' } }),
  testEndpoint({ id: 'e-2', name: 'Osaka', state: 'pending-associate' }),
];
const scope = testScopeSnapshot({
  endpoints,
  alarms: [testAlarm('e-1', { name: 'tokyo', state: 'ALARM', stateSince: at(10, 2) })],
  topics: [testTopic()],
  connections: [
    testConnection({ id: 'c-1', endpointId: 'e-1' }),
    testConnection({ id: 'c-2', endpointId: 'e-1', state: 'terminated' }),
  ],
});
const nothing: DayFacts = {
  samplesOf: () => undefined,
  recordsOf: () => [],
  loggedOf: () => nothingLogged.read,
  firingsOf: () => [],
  dayStart: at(0),
};

const content = (snapshot: Snapshot, facts: Partial<DayFacts> = {}, context = words) =>
  runToCompletion(overviewTask(snapshot, { ...nothing, ...facts }, context));

describe('the overview', () => {
  it('has a row for each endpoint', () => {
    const facts = {
      recordsOf: () => [
        testRecord({ id: 'c-1', endpointId: 'e-1', startedAt: at(9, 30) }),
        testRecord({ id: 'c-0', endpointId: 'e-1', username: 'li', startedAt: at(0) - 1 }),
      ],
      samplesOf: (_: string, endpoint: string) =>
        endpoint === 'e-1' ? [{ at: at(9, 30), value: 1 }] : undefined,
      firingsOf: () => [
        { alarmName: 'tokyo', at: at(10, 2) },
        { alarmName: 'another', at: at(9) },
      ],
    };
    const { rows, totals } = content(testSnapshot(scope), facts);
    const [tokyo, osaka] = rows;
    expect(tokyo).toMatchObject({
      ...{ key: `${id}/e-1`, scope: id, endpointId: 'e-1', name: 'Tokyo', state: null, open: 1 },
      status: { kind: 'inAlarm', severity: 'error', text: 'In ALARM since 10:02' },
      ...{ needsAlarm: false, latest: { user: 'hana', at: at(9, 30) } },
      findings: { errors: 0, warnings: 0, infos: 1 },
      ...{ profile: 'corp', region: 'ap-northeast-1', account: '123456789012' },
      tags: { env: 'prod' },
    });
    expect(tokyo?.spark?.fired).toHaveLength(1);
    expect(osaka).toMatchObject({
      ...{ state: 'no target network yet', open: 0, needsAlarm: true, spark: null, latest: null },
      ...{ status: { kind: 'noAlarm' }, tags: {} },
    });
    expect(totals).toEqual({
      ...{ endpoints: 2, open: 1, openComplete: true, today: 1, todayIsLeast: true },
      ...{ inAlarm: 1, withoutAlarm: 1, hidden: 0 },
    });
  });

  it('counts the connections of today from logs, or at least the rises', () => {
    const samplesOf = () => [
      { at: at(9), value: 0 },
      { at: at(9, 5), value: 3 },
    ];
    const loggedOf = () => ['e-1', 'e-2'];
    expect(content(testSnapshot(scope), { samplesOf, loggedOf }).totals).toMatchObject({
      ...{ today: 6, todayIsLeast: false },
    });
  });

  it('leaves out hidden endpoints and says how many', () => {
    const choices = { ...noChoices, hidden: new Set([`${id}/e-1`]) };
    const { rows, totals } = content(testSnapshot(scope), {}, { ...words, choices });
    expect(rows.map(({ endpointId }) => endpointId)).toEqual(['e-2']);
    expect(totals).toMatchObject({ hidden: 1, inAlarm: 0, open: 0 });
  });

  it('counts what two profiles see of one account once, with a row each', () => {
    const other = { ...scope, scope: { ...scope.scope, profile: 'audit' }, connections: {} };
    const { rows, totals } = content(testSnapshot(other, scope));
    expect(rows).toHaveLength(4);
    expect(totals).toMatchObject({ endpoints: 2, open: 1, inAlarm: 1, withoutAlarm: 1 });
  });

  it('does not count what is unknown as nothing', () => {
    const unread = testScopeSnapshot({}, { endpoints: missing({ kind: 'network' }) });
    expect(content(testSnapshot(unread)).totals).toMatchObject({
      ...{ open: null, openComplete: false, todayIsLeast: true, endpoints: 0 },
    });
    const half = {
      ...scope,
      connections: { 'e-1': scope.connections['e-1'] ?? missing({ kind: 'network' }) },
    };
    expect(content(testSnapshot(half)).totals).toMatchObject({ open: 1, openComplete: false });
  });

  it('gives equal rows for equal data', () => {
    const [one, other] = [
      content(testSnapshot(scope)),
      content(testSnapshot(scope), {}, { ...words, now: testNow + 1 }),
    ];
    expect(other.rows).toEqual(one.rows);
  });
});
