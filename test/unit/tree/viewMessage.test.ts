/** What the line above the rows says of a scope whose calls AWS has slowed down. */
import { describe, expect, it } from 'vitest';
import { viewMessage } from '../../../src/core/tree/welcome';
import { at, testEndpoint, testNow, testScopeSnapshot, testSnapshot } from '../../fakes/snapshots';
import { words } from '../text/viewWords';

const slowed = (...until: readonly (number | undefined)[]): string => {
  const scopes = until.map((throttledUntil, i) =>
    testScopeSnapshot(
      { endpoints: [testEndpoint()], scope: { profile: 'corp', region: `eu-west-${i + 1}` } },
      { throttledUntil },
    ),
  );
  return viewMessage(testSnapshot(...scopes), words, false);
};

describe('viewMessage', () => {
  it.each([
    ['nothing while nothing is slowed', [undefined], ''],
    [
      'when the next refresh is',
      [at(10, 9)],
      'AWS is throttling requests: the next refresh is at 10:09.',
    ],
    [
      'the first of several',
      [at(10, 20), undefined, at(10, 15)],
      'AWS is throttling requests: the next refresh is at 10:15.',
    ],
    ['nothing of a time that is over', [testNow - 1], ''],
  ])('says %s', (_, until, text) => {
    expect(slowed(...until)).toBe(text);
  });
});
