import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvTable } from '../../../src/core/views/csv';

describe('csvCell', () => {
  it.each<[string | number | undefined, string]>([
    ['alice', 'alice'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['=HYPERLINK("http://evil")', '"\'=HYPERLINK(""http://evil"")"'],
    ['+81', "'+81"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['\n=1', '"\'\n=1"'],
    ['＝1+1', "'＝1+1"],
    ['a=1', 'a=1'],
    ["'quoted", "'quoted"],
    [-1, '-1'],
    [0, '0'],
    [undefined, ''],
    ['', ''],
  ])('%j becomes %j', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });
});

describe('csvTable', () => {
  it('ends every line with CRLF', () => {
    const rows = [
      ['time', 'who'],
      [1, undefined],
    ];
    expect(csvTable(rows)).toBe('time,who\r\n1,\r\n');
  });

  it('begins with the mark when asked to', () => {
    expect(csvTable([['a']], { mark: true })).toBe('\ufeffa\r\n');
  });

  it('is read back by the rules of RFC 4180 as what was written, formulas as text', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', ' ', 'é') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    const check = fc.property(rows, (table) => {
      const expected = table.map((cells) =>
        cells.map((text) => (/^[=\r\n]/.test(text) ? `'${text}` : text)),
      );
      expect(readCsv(csvTable(table))).toEqual(expected);
    });
    fc.assert(check);
  });
});

/** A reader for RFC 4180 that shares nothing with the writer. */
function readCsv(text: string): string[][] {
  const table: string[][] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let row: string[] = [];
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) throw new Error(`Not CSV: ${JSON.stringify(text)}`);
    const [, quoted, plain = '', separator] = match;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (separator === ',') continue;
    table.push(row);
    row = [];
  }
  return table;
}
