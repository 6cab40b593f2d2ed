/** What an overwritten alarm loses, and what the preview says of each change. */
import { expect, it } from 'vitest';
import type { Replacement } from '../../../../src/core/actions/replace/replaceAlarm';
import {
  lossesOf,
  lossesText,
  replacementTexts,
} from '../../../../src/core/actions/replace/replacementText';
import { overwriteAlarmCall } from '../../../../src/core/ports/calls';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { testAlarm } from '../../../fakes/snapshots';

/** A replacement of one member by another value; undefined where there is none. */
function replacing(before: unknown, after: unknown): Replacement {
  const alarm = testAlarm();
  return {
    alarm,
    configuration: { Member: before },
    differences: [{ property: 'Member', found: text(before), wanted: text(after) }],
    call: overwriteAlarmCall(alarm, { Member: after }),
  };
}

const text = (value: unknown): string =>
  value === undefined ? 'undefined' : JSON.stringify(value);

it.each<[string, unknown, unknown, boolean, string]>([
  ['a member that goes', 5, undefined, true, 'Member is dropped: it is 5 now.'],
  ['a list that goes', ['a'], undefined, true, 'Member is dropped: it is ["a"] now.'],
  ['a member that is new', undefined, 5, false, 'Member becomes 5.'],
  ['a list that is new', undefined, ['a'], false, 'Member becomes ["a"].'],
  ['another value', 5, 6, false, 'Member is 5 now and becomes 6.'],
  ['a longer list', ['a'], ['b', 'a'], false, 'Member is ["a"] now and becomes ["b","a"].'],
  [
    'a list in another order',
    ['a', 'b'],
    ['b', 'a'],
    false,
    'Member is ["a","b"] now and becomes ["b","a"].',
  ],
  [
    'a list without one entry',
    ['a', 'b'],
    ['a'],
    true,
    'Member is ["a","b"] now and becomes ["a"].',
  ],
  ['a list without any', ['a'], [], true, 'Member is ["a"] now and becomes [].'],
  ['an empty list that is filled', [], ['a'], false, 'Member is [] now and becomes ["a"].'],
  ['a list that is one no more', ['a'], 'a', true, 'Member is ["a"] now and becomes "a".'],
])('%s', (_, before, after, isLoss, sentence) => {
  const replacement = replacing(before, after);
  expect(lossesOf(replacement)).toEqual(isLoss ? ['Member'] : []);
  expect(replacementTexts(replacement, t)).toEqual([sentence]);
});

it('names all losses in one sentence', () => {
  expect(lossesText(['Unit', 'OKActions'], t)).toBe(
    'The alarm loses its values of Unit, OKActions, which the editor shows.',
  );
});
