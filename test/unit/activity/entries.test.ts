import { describe, expect, it } from 'vitest';
import {
  activityEntries,
  chosenEntries,
  activityEventKinds,
  shownEntries,
  type ActivityFacts,
} from '../../../src/core/activity/entries';
import {
  at,
  testAlarm,
  testContributorTransition,
  testLogAlarm,
  testNow,
  testTransition,
} from '../../fakes/snapshots';
import { testRecord } from '../../fakes/records';

const scope = 'corp@ap-northeast-1';
const endpointId = 'cvpn-endpoint-1';
const nothing: ActivityFacts = {
  scope,
  records: [],
  failures: [],
  transitions: [],
  changes: [],
  alarms: [testAlarm()],
};
const change = { at: at(9, 50), scope, method: 'alarms.delete', subject: 'old' };
const everything: ActivityFacts = {
  ...nothing,
  records: [testRecord({ startedAt: at(9), endedAt: at(9, 40) })],
  failures: [{ at: at(9, 45), endpointId, username: 'mei', reason: 'no' }],
  transitions: [testTransition({ at: at(9, 5) })],
  changes: [change],
};

describe('activityEntries', () => {
  it('lists everything, newest first, with the endpoint that it is about', () => {
    expect(
      activityEntries(everything, testNow).map((e) => [e.what.kind, e.at, e.endpointId]),
    ).toEqual([
      ['change', at(9, 50), undefined],
      ['failed', at(9, 45), endpointId],
      ['disconnected', at(9, 40), endpointId],
      ['alarm', at(9, 5), endpointId],
      ['connected', at(9), endpointId],
    ]);
  });

  it('lists each event once, however many sources have it', () => {
    const twice = {
      ...everything,
      records: [...everything.records, ...everything.records],
      failures: [...everything.failures, ...everything.failures],
      transitions: [...everything.transitions, ...everything.transitions],
    };
    expect(activityEntries(twice, testNow)).toEqual(activityEntries(everything, testNow));
  });

  it('lists each contributor of a log alarm, on the endpoint that it names', () => {
    const ken = testContributorTransition('ken', { at: at(9, 6) });
    const attributes = { ...ken.contributor.attributes, endpoint_id: 'cvpn-endpoint-9' };
    const named = { ...ken, contributor: { id: 'other', attributes } };
    const facts = { ...nothing, alarms: [testLogAlarm()], transitions: [ken, ken, named] };
    expect(activityEntries(facts, testNow).map((e) => [e.what.kind, e.endpointId])).toEqual([
      ['alarm', endpointId],
      ['alarm', 'cvpn-endpoint-9'],
    ]);
  });

  it('goes back a day, and no further', () => {
    const old = testRecord({ startedAt: testNow - 25 * 3_600_000, endedAt: testNow - 1000 });
    const entries = activityEntries({ ...nothing, records: [old] }, testNow);
    expect(entries.map(({ what }) => what.kind)).toEqual(['disconnected']);
  });

  it.each([
    ['of an alarm that there is', { method: 'alarms.put', subject: testAlarm().name }, endpointId],
    ['that names its endpoint', { method: 'endpoints.end', subject: 'c', endpointId }, endpointId],
    ['of an alarm that is gone', { method: 'alarms.delete', subject: 'old' }, undefined],
    ['of a topic', { method: 'topics.create', subject: testAlarm().name }, undefined],
  ])('knows the endpoint of a change %s', (_what, recorded, expected) => {
    const changes = [{ at: at(9, 50), scope, ...recorded }];
    const [entry] = activityEntries({ ...nothing, changes }, testNow);
    expect(entry?.endpointId).toBe(expected);
  });

  it('leaves out what was changed in another scope', () => {
    const changes = [{ ...change, scope: 'other@eu-west-1' }];
    expect(activityEntries({ ...nothing, changes }, testNow)).toEqual([]);
  });
});

describe('chosenEntries', () => {
  const entries = activityEntries(everything, testNow);

  it.each(activityEventKinds)('of kind %s alone', (kind) => {
    const chosen = chosenEntries(entries, { kinds: new Set([kind]), endpoint: undefined });
    expect(chosen.map(({ what }) => what.kind)).toEqual([kind]);
  });

  it('of one endpoint', () => {
    const kinds = new Set(activityEventKinds);
    const of = (id: string, of = scope) =>
      chosenEntries(entries, { kinds, endpoint: { scope: of, endpointId: id } }).length;
    expect([of(endpointId), of('cvpn-endpoint-2'), of(endpointId, 'a@b')]).toEqual([4, 0, 0]);
  });
});

describe('shownEntries', () => {
  it('are not about what is hidden', () => {
    const entries = activityEntries(everything, testNow);
    const kinds = (hidden: readonly string[]) =>
      shownEntries(entries, new Set(hidden)).map(({ what }) => what.kind);
    expect(kinds([`${scope}/${endpointId}`])).toEqual(['change']);
    expect(kinds([`other/${endpointId}`])).toHaveLength(entries.length);
  });
});
