/** What AWS says again stays the object that it was. */
import { describe, expect, it } from 'vitest';
import { reuseUnchanged, reuseUnchangedItems } from '../../../src/core/base/reuseUnchanged';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { plainEndpoint, vpnAlarm } from '../polling/manyAlarms';

const ids = ['a', 'b', 'c'];
const before = ids.map((id) => plainEndpoint(id));
const again = () => structuredClone(before);
const unchanged = (after: typeof before) =>
  runToCompletion(reuseUnchangedItems(before, after, ({ id }) => id));

describe('a list that was read again', () => {
  it('is the same list while all of it says the same', () => {
    expect(unchanged(again())).toBe(before);
  });

  it('has the objects of before but for what has changed', () => {
    const [a, b, c] = again();
    const changed = { ...b!, name: 'new' };
    const after = unchanged([a!, changed, c!]);
    expect(after).not.toBe(before);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(changed);
    expect(after[2]).toBe(before[2]);
  });

  it('has them in the order in which they come now', () => {
    const after = unchanged(again().reverse());
    expect(after.map((one) => before.indexOf(one))).toEqual([2, 1, 0]);
  });

  it('is another one when something is gone or new', () => {
    expect(unchanged(again().slice(1))).toEqual(before.slice(1));
    const more = [...again(), plainEndpoint('d')];
    expect(unchanged(more)).toEqual(more);
    expect(unchanged([])).toEqual([]);
  });

  it('is taken as it is when nothing was known', () => {
    const first = again();
    expect(runToCompletion(reuseUnchangedItems(undefined, first, ({ id }) => id))).toBe(first);
  });
});

describe('a value that was read again', () => {
  const alarm = vpnAlarm('one');

  it('stays when it says the same, however deep', () => {
    expect(reuseUnchanged(alarm, structuredClone(alarm))).toBe(alarm);
  });

  it.each([
    ['a member', { ...alarm, threshold: 2 }],
    ['a member of a member', { ...alarm, queries: [...alarm.queries].reverse() }],
    ['a list that is longer', { ...alarm, alarmActions: [...alarm.alarmActions, 'x'] }],
    ['a list that is shorter', { ...alarm, alarmActions: [] }],
    ['a member more', { ...alarm, state: 'OK' }],
    ['a list in place of members', { ...alarm, queries: Object.assign({}, alarm.queries) }],
    ['nothing in place of something', { ...alarm, queries: null }],
  ])('gives way when it differs in %s', (_, after: object) => {
    expect(reuseUnchanged<object>(alarm, after)).toBe(after);
    expect(reuseUnchanged<object>(after, alarm)).toBe(alarm);
  });

  it('distinguishes a member without a value from a missing one', () => {
    const after = { a: undefined };
    expect(reuseUnchanged<object>({ b: undefined }, after)).toBe(after);
  });

  it('takes NaN for what it was', () => {
    const known = { value: NaN };
    expect(reuseUnchanged(known, { value: NaN })).toBe(known);
  });
});
