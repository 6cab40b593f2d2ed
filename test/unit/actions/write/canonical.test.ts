import { expect, it } from 'vitest';
import { canonical } from '../../../../src/core/actions/write/canonical';

it.each<[string, unknown, string]>([
  ['none', undefined, 'undefined'],
  ['null', null, 'null'],
  ['a text', 'a"b', '"a\\"b"'],
  ['a number', 0.5, '0.5'],
  ['a list, in whatever order', [12, 1, 2], '[1,12,2]'],
  ['an empty list', [], '[]'],
  ['members, in whatever order', { b: 2, a: 'x' }, '{"a":"x","b":2}'],
  ['a member that is undefined, as one that is not there', { a: undefined, b: null }, '{"b":null}'],
  ['what is deep inside', [{ b: [2, 1], a: { d: 1, c: 0 } }], '[{"a":{"c":0,"d":1},"b":[1,2]}]'],
])('the text of %s', (_, value, expected) => {
  expect(canonical(value)).toBe(expected);
});
