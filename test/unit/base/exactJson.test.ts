/** JSON that is written back loses nothing, or is not read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactly } from '../../../src/core/base/exactJson';

describe('parseExactly', () => {
  it('gives what JSON.parse gives, of everything that JSON.stringify writes', () => {
    const value = fc.jsonValue({ maxDepth: 4 }).map((json) => JSON.stringify(json));
    const spaced = fc.tuple(value, fc.constantFrom(undefined, 2, '\t'));
    fc.assert(
      fc.property(spaced, ([text, space]) => {
        const parsed: unknown = JSON.parse(text);
        expect(parseExactly(JSON.stringify(parsed, undefined, space))).toStrictEqual(parsed);
      }),
    );
  });

  it.each([
    '{"a":1,"a":2}',
    '{"a":{"b":1,"c":2,"b":1}}',
    '[{"StringEquals":{"x":"1"},"StringEquals":{"y":"2"}}]',
    '{"\\u0061":1,"a":1}',
    '{"a":9007199254740993}',
    '[-9007199254740993]',
    '[1e400]',
    `[${'9'.repeat(400)}]`,
    '{"a":1',
    '',
    'undefined',
  ])('gives nothing of %s', (text) => {
    expect(parseExactly(text)).toBeUndefined();
  });

  it.each([
    '{"a:b":":","c\\"":"\\\\","d":"\\":"}',
    '{"__proto__":1,"":{}}',
    '[9007199254740992,-0,0.1,1E10,1e-400,100000000000000000000]',
    '{"a":{"a":{"a":"a"}}}',
    '"{\\"a\\":1,\\"a\\":2}"',
  ])('gives all of %s', (text) => {
    expect(parseExactly(text)).toStrictEqual(JSON.parse(text));
  });
});
