import { describe, expect, it } from 'vitest';
import {
  mergeContributorTransitions,
  newContributorTransitions,
} from '../../../src/core/cloudwatch/contributorTransitions';
import { testContributorTransition } from '../../fakes/snapshots';

const event = (user: string, at: number) => testContributorTransition(user, { at });
const minute = 60_000;

describe('contributors that entered ALARM', () => {
  const known = [event('hana', 5 * minute), event('ken', 6 * minute)];

  it('are kept once, also where the history stamps them a little later', () => {
    const more = [event('mika', minute), event('hana', 5 * minute + 900), event('ken', 6 * minute)];
    expect(mergeContributorTransitions(known, more)).toEqual([event('mika', minute), ...known]);
  });

  it('are kept twice where they entered twice', () => {
    const again = event('hana', 9 * minute);
    expect(mergeContributorTransitions(known, [again])).toEqual([...known, again]);
    expect(newContributorTransitions([...known, again], known)).toEqual([again]);
  });

  it('are the same list where nothing changes', () => {
    expect(mergeContributorTransitions(known, known)).toBe(known);
    expect(mergeContributorTransitions(known, [event('old', 0)], 1)).toBe(known);
  });

  it('are forgotten when they are old', () => {
    expect(mergeContributorTransitions(known, [], 6 * minute)).toEqual([known[1]]);
  });

  it('are distinguished by alarm and by contributor', () => {
    const other = testContributorTransition('hana', { at: 5 * minute, alarmName: 'other' });
    expect(newContributorTransitions([other, ...known], known)).toEqual([other]);
  });

  it('are compared fast when there are many', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => event(`user ${i}`, i * 10));
    expect(mergeContributorTransitions(many, many)).toBe(many);
  });
});
