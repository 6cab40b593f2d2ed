/** The text of a config file: what is read of it, and which lines the AWS CLI refuses it for. */
import { describe, expect, it } from 'vitest';
import { parseIni } from '../../src/aws/config/iniFile';
import { superLinear } from '../growth';

const read = (text: string) =>
  Object.fromEntries(
    [...parseIni(text).sections.values()].map(({ header, settings }) => [
      header,
      Object.fromEntries(
        [...settings].map(([key, { value, nested }]) => [
          key,
          nested
            ? Object.fromEntries([...nested].map(([inner, each]) => [inner, each.value]))
            : value,
        ]),
      ),
    ]),
  );

describe('settings', () => {
  it.each<[string, object]>([
    ['', {}],
    ['# a\n; b\n\n  # c\n', {}],
    ['[a]\r\nregion = x\r\n', { a: { region: 'x' } }],
    ['[a]\rregion = x\r', { a: { region: 'x' } }],
    ['\ufeff[a]\nregion = x', { a: { region: 'x' } }],
    ['[a]\nAWS_Access_Key_ID=X\n', { a: { aws_access_key_id: 'X' } }],
    ['[a]\nurl: http://x:1/y=z\n', { a: { url: 'http://x:1/y=z' } }],
    ['[a]\n\tregion\t=\tx\t\n', { a: { region: 'x' } }],
    ['[a] # mine\nregion=x ; here\n', { a: { region: 'x ; here' } }],
    ['[a]\nempty =\nnext = 1\n', { a: { empty: '', next: '1' } }],
    ['[a]\nlong = 1\n  2\n\n  3\n\n', { a: { long: '1\n2\n\n3' } }],
    ['[a]\ns3 =\n  Max = 1\n  min=a=b\n', { a: { s3: { Max: '1', min: 'a=b' } } }],
    ['[a]\n  one = 1\n  two = 2\n', { a: { one: '1', two: '2' } }],
    ['[DEFAULT]\nr = 1\n[a]\n[b]\nr = 2\n', { a: { r: '1' }, b: { r: '2' } }],
    ['[__proto__]\nr = 1\n[constructor]\n', { ['__proto__']: { r: '1' }, constructor: {} }],
    ['[ö ü] tail\nr = é\n', { 'ö ü': { r: 'é' } }],
  ])('of %j', (text, settings) => {
    expect(read(text)).toEqual(settings);
    expect(parseIni(text).faults).toEqual([]);
  });
});

describe('faults', () => {
  it.each<[string, string[]]>([
    ['region = x\n[default]\n', ['1 noSection']],
    ['[default\nregion = x\n', ['1 line']],
    ['[a]\n[default\nregion = x\n', ['2 line']],
    ['[a]\n[default = b]\n[default: b\nr = x\n', ['3 line']],
    ['[default]\nregion\n= x\n', ['2 line', '3 line']],
    ['{"json": true}', ['1 noSection']],
    ['[default]\n\u0000r', ['2 encoding']],
    ['[default]\nregion = \ufffd\n# \ufffd\n', ['2 encoding']],
    ['[a]\ns3 =\n  max = 1\n  more\n', ['4 line']],
    ['[a]\n[b]\n[a]\n', ['3 repeatedSection']],
    ['[a]\nRegion = 1\nregion = 1\n', ['3 repeatedSetting']],
    ['[DEFAULT]\nx = 1\n[DEFAULT]\ny = 1\n', []],
  ])('of %j are %j', (text, problems) => {
    const { faults } = parseIni(text);
    expect(faults.map(({ line, problem }) => `${line} ${problem}`)).toEqual(problems);
  });

  it('leave the settings below a broken header to nobody', () => {
    expect(read('[a]\nr = 1\n[profile b\naws_access_key_id = x\n[c]\nr = 2\n')).toEqual({
      a: { r: '1' },
      c: { r: '2' },
    });
  });

  it('are found in time that grows with the text alone', () => {
    const hostile = (size: number): string =>
      [
        '[',
        ' '.repeat(size),
        '\n[a]\nx =\n',
        ' y = 1\n'.repeat(size / 8),
        ' '.repeat(size),
        'x',
      ].join('');
    expect(superLinear(parseIni, [hostile])).toEqual([]);
  });
});
