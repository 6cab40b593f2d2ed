import { expect, it } from 'vitest';
import { comments, json } from '../../../../src/core/actions/plan/jsonc';

it('comments stand on one line each, whatever breaks a line in them', () => {
  const lines = ['a\r\nb', 'c\u2028\u2029d\ne', '', ' f '];
  expect(comments(lines)).toBe(['// a b', '// c d e', '//', '//  f'].join('\n'));
});

it('what cannot be seen in a value is escaped, and the value stays the same', () => {
  const value = { a: ['b\u00ad\u200b\u2028', '\u{e0041}'], 'c\u202e': 'あ' };
  const text = json(value);
  expect(text).toBe(
    [
      '{',
      '  "a": [',
      '    "b\\u00ad\\u200b\\u2028",',
      '    "\\udb40\\udc41"',
      '  ],',
      '  "c\\u202e": "あ"',
      '}',
    ].join('\n'),
  );
  expect(JSON.parse(text)).toEqual(value);
});
