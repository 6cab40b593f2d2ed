/** Wildcards mean the same as a regular expression made of them, and need no long time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWildcard } from '../../../src/core/base/wildcard';

function expected(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[\\^$.+()[\]{}|]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'su').test(text);
}

const few = (...letters: string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...letters), { maxLength: 12 }).map((all) => all.join(''));

describe('matchesWildcard', () => {
  it('agrees with the expression it stands for', () => {
    fc.assert(
      fc.property(
        few('a', 'b', '*', '?', '😀', '.'),
        few('a', 'b', '😀', '.', '\n'),
        (one, text) => {
          expect(matchesWildcard(one, text)).toBe(expected(one, text));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['', '', true],
    ['*', '', true],
    ['?', '', false],
    ['a*a', 'a', false],
    ['*aab*', 'aaaab', true],
    ['*aabaaa*', 'aabaabaaa', true],
    ['*aabaaa*', 'aabaabaab', false],
    ['*abab*', 'aabbab', false],
    ['*ababac*', 'abababac', true],
    ['*a*b*', 'ba', false],
    ['*ab*ab*', 'aab', false],
    ['*ab*ab*', 'abab', true],
    ['*ab*b', 'ab', false],
    ['a*ab', 'ab', false],
    ['a*ab', 'aab', true],
    ['ab*', 'a', false],
    ['*ab', 'b', false],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'acb', false],
    ['a*b*c', 'ac', false],
    ['*b?d*', 'abbcd', true],
    ['*b?d*', 'abd', false],
    ['*?b*', 'b', false],
    ['a**b', 'ab', true],
    ['a', 'ab', false],
    ['ab', 'a', false],
    ['?', '😀', true],
    ['??', '😀', false],
    ['*?*', '', false],
    ['a?c*', 'a\nc', true],
    ['[a]*', '[a]b', true],
  ])('%s fits %s: %s', (pattern, text, fits) => {
    expect(matchesWildcard(pattern, text)).toBe(fits);
  });
});
