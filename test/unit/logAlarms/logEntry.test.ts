/** The fields of a log event are those that JSON.parse finds, however they are read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFlatJson } from '../../../src/core/logAlarms/flatJson';
import { entryFields } from '../../../src/core/logAlarms/logEntry';
import { entry } from '../connections/log/entries';

const at = { at: Date.UTC(2026, 0, 2, 3, 4, 5, 6) };

describe('the fields of a log event', () => {
  it.each([
    ['a text', '{"a":"b"}', 'b'],
    ['the last of two', '{"a":"b","c":"d","a":"e"}', 'e'],
    ['an escaped text', '{"a":"\\u0062"}', 'b'],
    ['an escaped name', '{"\\u0061":"b"}', 'b'],
    ['a text with blanks around', ' {"a": "b"} ', 'b'],
    ['a number', '{"a":1.50}', '1.5'],
    ['true', '{"a":true}', 'true'],
    ['null', '{"a":null}', undefined],
    ['an object', '{"a":{"a":"b"}}', undefined],
    ['a member of a member', '{"c":{"a":"b"}}', undefined],
    ['no such member', '{"b":"a"}', undefined],
    ['an empty object', '{}', undefined],
    ['no object', '"a"', undefined],
    ['no JSON', '{"a":"b"', undefined],
    ['something behind the object', '{"a":"b"}"}', undefined],
    ['no comma', '{"a":"b""c":"d"}', undefined],
    ['a name without a value', '{"a":"b","c"}', undefined],
  ])('%s', (_, message, value) => {
    expect(entryFields({ ...at, message })('a')).toBe(value);
  });

  it('of its own', () => {
    const fields = entryFields({ ...at, message: '{"@message":"x"}', stream: 's' });
    expect(fields('@message')).toBe('{"@message":"x"}');
    expect(fields('@timestamp')).toBe('2026-01-02 03:04:05.006');
    expect(fields('@logStream')).toBe('s');
  });

  it('of several events at once', () => {
    const readers = ['{"a":"1"}', '{"a":"2","b":"3"}', '{"a":4}'].map((message) =>
      entryFields({ ...at, message }),
    );
    expect([...readers, ...readers].map((fields) => fields('a'))).toEqual([
      ...['1', '2', '4'],
      ...['1', '2', '4'],
    ]);
  });

  it('of an entry of a connection log are read without JSON.parse', () => {
    expect(isFlatJson(entry())).toBe(true);
  });

  it('are the same for any object of texts', () => {
    const members = fc.dictionary(fc.string({ minLength: 1 }), fc.string(), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(members, (object) => {
        const fields = entryFields({ ...at, message: JSON.stringify(object) });
        for (const [name, value] of Object.entries(object))
          if (!name.startsWith('@')) expect(fields(name)).toBe(value);
      }),
    );
  });
});
