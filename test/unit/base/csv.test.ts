import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvCell, csvTable, tsvCell } from '../../../src/core/base/csv';

describe('csvCell', () => {
  it.each<[string | number | undefined, string]>([
    ['alice', '"alice"'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['=HYPERLINK("http://evil")', '"\'=HYPERLINK(""http://evil"")"'],
    ['+81', '"\'+81"'],
    ['-1', '"\'-1"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['＝1+1', '"\'＝1+1"'],
    [' =1', '" \'=1"'],
    ['"=1', '"""\'=1"'],
    ["x;=cmd|' /C calc'!A0", "\"x;'=cmd|' /C calc'!A0\""],
    ['x; =1, +2\t-3|@4\n=5', "\"x; '=1, '+2\t'-3|'@4\n'=5\""],
    ['x；＝1，－2', '"x；\'＝1，\'－2"'],
    ['x;""=1', '"x;""""\'=1"'],
    ['\0=1', '"\0\'=1"'],
    ['\u200b=1;\u202e+2', '"\u200b\'=1;\u202e\'+2"'],
    ['\ufeff@SUM(A1)', '"\ufeff\'@SUM(A1)"'],
    ['a\v=1\f-2\u0085+3\u2028@4', "\"a\v'=1\f'-2\u0085'+3\u2028'@4\""],
    ['a=1, b-2, me@x.example; c', '"a=1, b-2, me@x.example; c"'],
    ["'quoted", '"\'quoted"'],
    [-1, '-1'],
    [0, '0'],
    [undefined, ''],
    ['', '""'],
  ])('%j becomes %j', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });
});

describe('tsvCell', () => {
  it('is one cell, and no formula', () => {
    expect(tsvCell('a\t=1\r\n+2')).toBe("a '=1 '+2");
    expect(tsvCell('"a')).toBe('"""a"');
    expect(tsvCell('a "b"')).toBe('a "b"');
  });
});

describe('csvTable', () => {
  it('ends every line with CRLF', () => {
    const rows = [
      ['time', 'who'],
      [1, undefined],
    ];
    expect(csvTable(rows)).toBe('"time","who"\r\n1,\r\n');
  });

  it('begins with the mark when asked to', () => {
    expect(csvTable([['a']], { mark: true })).toBe('\ufeff"a"\r\n');
  });

  const letters = ['a', '"', ',', ';', '\t', '|', '\r', '\n', '=', '-', '＋', ' ', "'", 'é'];
  const text = fc.string({ unit: fc.constantFrom(...letters) });
  const tables = fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1 });

  it('is read back as what was written, but for the quotes in front of formulas', () => {
    const check = fc.property(tables, (table) => {
      const { data } = Papa.parse<string[]>(csvTable(table).slice(0, -2), { delimiter: ',' });
      const bare = (cells: readonly string[]): string[] =>
        cells.map((one) => one.replaceAll("'", ''));
      expect(data.map(bare)).toEqual(table.map(bare));
    });
    fc.assert(check);
  });

  it.each([',', ';', '\t', '|', '；', '，'])(
    'has no formula for a reader that separates by %j, with or without quotes',
    (separator) => {
      const check = fc.property(tables, (table) => {
        const written = csvTable(table);
        const cells = [
          ...written.split(/[\r\n]/).flatMap((line) => line.split(separator)),
          ...Papa.parse<string[]>(written, { delimiter: separator }).data.flat(),
        ];
        for (const cell of cells) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/);
      });
      fc.assert(check, { numRuns: 300 });
    },
  );
});
