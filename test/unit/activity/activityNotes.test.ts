import { describe, expect, it } from 'vitest';
import { activityEventKinds, type ActivityChoice } from '../../../src/core/activity/entries';
import { scopeId } from '../../../src/core/model/scope';
import { newScopeSnapshot } from '../../../src/core/model/snapshot';
import { activityNotes, type ShownActivity } from '../../../src/core/activity/activityNotes';
import {
  missing,
  testEndpoint,
  testScope,
  testScopeSnapshot,
  testSnapshot,
} from '../../fakes/snapshots';
import { words } from '../text/viewWords';

const scope = scopeId(testScope);
const everything: ActivityChoice = { kinds: new Set(activityEventKinds), endpoint: undefined };
const failures: ActivityChoice = { kinds: new Set(['failed']), endpoint: undefined };
const bare = testEndpoint();
const logged = testEndpoint({ id: 'cvpn-endpoint-2', logging: { enabled: true, group: '/vpn' } });
const of = (...endpoints: readonly (typeof bare)[]) =>
  testSnapshot(testScopeSnapshot({ endpoints }));
const ofBare: ActivityChoice = {
  ...everything,
  endpoint: { scope, endpointId: bare.id },
};

function notes(changes: Partial<ShownActivity>, all = 0, chosen = all) {
  const counts = { all, chosen, most: 500 };
  const nothing = { snapshot: of(logged), choice: everything, reading: false, failures: [] };
  return activityNotes({ ...nothing, counts, ...changes }, words);
}

describe('the empty activity view', () => {
  it.each([
    ['nothing', {}],
    ['noEndpoints', { snapshot: of() }],
    ['unlogged', { snapshot: of(logged, bare) }],
  ] as const)('says why: %s', (welcome, changes) => {
    expect(notes(changes)).toEqual({ message: '', description: '', welcome });
  });

  it.each([
    ['filtered', of(logged)],
    ['filteredUnlogged', of(logged, bare)],
  ] as const)('says that the filter is the reason: %s', (welcome, snapshot) => {
    const description = 'Failed attempts';
    expect(notes({ snapshot, choice: failures }, 7, 0)).toEqual({
      message: '',
      description,
      welcome,
    });
  });

  it('looks only at the endpoint that was chosen', () => {
    const endpoint = { scope, endpointId: logged.id };
    const choice = { ...everything, endpoint };
    expect(notes({ snapshot: of(logged, bare), choice }, 7, 0).welcome).toBe('filtered');
  });

  it('says that it reads', () => {
    const snapshot = testSnapshot(newScopeSnapshot(testScope));
    expect(notes({ snapshot, reading: true })).toMatchObject({
      message: 'Reading from AWS…',
      welcome: 'none',
    });
  });

  it('says what could not be read, each thing once, in place of that nothing has happened', () => {
    const failure = { kind: 'denied', action: 'logs:FilterLogEvents' } as const;
    const { message, welcome } = notes({ failures: [failure, failure] });
    expect(message.split('logs:FilterLogEvents')).toHaveLength(2);
    expect(welcome).toBe('none');
  });

  it('says why no endpoint is known', () => {
    const { message, welcome } = notes({
      snapshot: testSnapshot(
        testScopeSnapshot({}, { endpoints: missing({ kind: 'expired', profile: 'corp' }) }),
      ),
    });
    expect(message).toContain('profile corp');
    expect(welcome).toBe('none');
  });
});

describe('above the rows of the activity view', () => {
  it('is nothing where there is nothing to say', () => {
    expect(notes({}, 9)).toEqual({ message: '', description: '', welcome: 'none' });
  });

  it.each([
    [failures, 'Failed attempts'],
    [
      { ...failures, kinds: new Set(['failed', 'alarm'] as const) },
      'Failed attempts, Alarm states',
    ],
    [
      { ...failures, kinds: new Set(activityEventKinds.filter((kind) => kind !== 'change')) },
      'all except Changes made with this extension',
    ],
    [{ ...failures, endpoint: { scope, endpointId: logged.id } }, 'Failed attempts · corp-vpn'],
    [{ ...everything, endpoint: { scope, endpointId: 'gone' } }, 'gone'],
  ] as const)('is the filter, case %#', (choice, filter) => {
    expect(notes({ choice }, 9, 2)).toMatchObject({
      message: `Filter ${filter}: 2 of 9 shown.`,
      description: filter,
    });
  });

  it('is that the chosen endpoint has no log', () => {
    const { message } = notes({ snapshot: of(logged, bare), choice: ofBare }, 9, 2);
    expect(message).toMatch(/^Filter corp-vpn: 2 of 9 shown\. corp-vpn has no connection log, so /);
  });

  it('is how many there are rows of', () => {
    expect(notes({}, 501).message).toBe('Only the newest 500 are shown.');
  });
});
