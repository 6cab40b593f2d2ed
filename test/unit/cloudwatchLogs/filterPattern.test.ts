/** CloudWatch Logs' filter patterns, as AWS's documents have them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterPattern } from '../../../src/core/cloudwatchLogs/filterPattern/filterPattern';
import { patternRegex } from '../../../src/core/cloudwatchLogs/filterPattern/regex';

const event = JSON.stringify({
  eventType: 'UpdateTrail',
  sourceIPAddress: '123.123.123.123',
  arrayKey: ['value', 'another value'],
  objectList: [{ name: 'a', id: 1 }],
  'client-vpn-endpoint-id': 'cvpn-endpoint-0a1',
  cluster_name: 'b',
  'cluster.name': 'c',
  errorCode: 400,
  ratio: 1.5e-3,
  starred: 'a*b',
  nothing: null,
  yes: true,
  no: false,
  nested: { 'inner-key': 'x' },
});

describe('of JSON', () => {
  it.each([
    ['{ $.eventType = "UpdateTrail" }', true],
    ['{ $.eventType = UpdateTrail }', true],
    ['{ $.eventType = "updatetrail" }', false],
    ['{$.eventType="Update*"}', true],
    ['{ $.eventType != "Create*" }', true],
    ['{ $.eventType = "*Trail" }', true],
    ['{ $.eventType = "*dateTr*" }', true],
    ['{ $.eventType = "*" }', true],
    ['{ $.eventType = "Up*Trail" }', false],
    ['{ $.eventType = Up*Trail }', false],
    ['{ $.eventType != "Up*Trail" }', true],
    ['{ $.eventType = "Up*Tr*" }', false],
    ['{ $.eventType = "*pd*Trail" }', false],
    ['{ $.starred = "a*b" }', true],
    ['{ $.starred = "a*" }', true],
    ['{ $.starred = "**b" }', true],
    ['{ $.starred = "axb" }', false],
    ['{ $.errorCode = 4* }', true],
    ['{ $.errorCode = 4*0 }', false],
    ['{ $.arrayKey[*] = "another*" }', true],
    ['{ $.arrayKey[*] = "an*value" }', false],
    ['{ $.arrayKey[*] = %val.{2}% }', true],
    ['{ $.* = "UpdateTrail" }', true],
    ['{ $.objectList[*].id = 1 }', true],
    ['{ $.objectList[*].id = 2 }', false],
    ['{ $.nested.* = "x" }', true],
    ['{ $.errorCode[*] = 400 }', false],
    ['{ $.missing[*] NOT EXISTS }', true],
    ['{ $.arrayKey.length = 2 }', false],
    ['{ $.sourceIPAddress != 123.123.* }', false],
    ['{ $.arrayKey[0] = "value" }', true],
    ['{ $.arrayKey[2] = "value" }', false],
    ['{ $.arrayKey = "*" }', false],
    ['{ $.nested = "*" }', false],
    ['{ $.nested.inner-key = "x" }', true],
    ['{ $.objectList[0].id = 1 }', true],
    ['{ $.client-vpn-endpoint-id = "cvpn-endpoint-0a1" }', true],
    ['{ $.cluster_name = "b" }', true],
    ['{ $.[\'cluster.name\'] = "c" }', true],
    ['{ $.errorCode = 400 }', true],
    ['{ $.errorCode != 400 }', false],
    ['{ $.errorCode >= 400 && $.errorCode < 500 }', true],
    ['{ $.ratio <= 1.5e-3 }', true],
    ['{ $.eventType > 1 }', false],
    ['{ $.nothing IS NULL }', true],
    ['{ $.missing IS NULL }', false],
    ['{ $.missing NOT EXISTS }', true],
    ['{ $.nothing NOT EXISTS }', false],
    ['{ $.yes IS TRUE && $.no IS FALSE }', true],
    ['{ $.missing != "x" }', false],
    ['{ $.eventType = %^Up.*Trail$% }', true],
    ['{ $.eventType != %Trail% }', false],
    ['{ $.no IS TRUE && $.yes IS TRUE || $.yes IS TRUE }', true],
    ['{ $.no IS TRUE && ($.yes IS TRUE || $.yes IS TRUE) }', false],
    ['{ ($.no IS TRUE) || (($.yes IS TRUE)) }', true],
    ['{ $.toString NOT EXISTS }', true],
  ])('%s: %s', (pattern, matches) => {
    expect(filterPattern(pattern).matches(event)).toBe(matches);
  });

  it('fits no event that is not JSON', () => {
    expect(filterPattern('{ $.a NOT EXISTS }').matches('a plain text')).toBe(false);
  });

  it('lists the values that it looks at', () => {
    const { extract } = filterPattern('{ $.errorCode = 400 || $.missing = "x" || $.nested = "x" }');
    expect([...extract(event)]).toEqual([['$.errorCode', '400']]);
  });
});

describe('of terms', () => {
  const error = '[ERROR 400] BAD REQUEST: 2 arguments';
  it.each([
    ['', true],
    ['ERROR', true],
    ['error', false],
    ['ERROR arguments', true],
    ['ERROR 500', false],
    ['?WARN ?ERROR', true],
    ['?WARN ?INFO', false],
    ['"BAD REQUEST"', true],
    ['ERROR -arguments', false],
    ['ERROR -500', true],
    ['%ERROR [0-9]{3}%', true],
    ['ERROR ?nowhere', true],
    ['" "', true],
    ['"   "', true],
    ['"ERR*"', false],
    ['"400] BAD"', true],
  ])('"%s": %s', (pattern, matches) => {
    expect(filterPattern(pattern).matches(error)).toBe(matches);
  });
});

describe('a pattern that is none', () => {
  it.each([
    '{ $.a = }',
    '{ $.a }',
    '{ a = 1 }',
    '{ $.a = "x"',
    '{ $.a = cvpn-endpoint-1 }',
    '{ $.a < "x" }',
    '{ $.a IS WHAT }',
    '{ ($.a = 1 }',
    '{ $.a = 1 && }',
    '{ $.a = 1 $.b = 2 }',
    '{ $.a = %(group)% }',
    '{ $.a = %[% }',
    '{ $.a = %a% && $.b = %b% && $.c = %c% }',
    '[ip, user, status]',
    'a.b.c',
    'ERR*',
    '{ $.a[*].b[*] = 1 }',
    '{ $.a[*] = 1 || $.b[*] = 1 || $.c[*] = 1 || $.d[*] = 1 }',
    '"open',
  ])('%s is refused', (pattern) => {
    expect(() => filterPattern(pattern)).toThrow();
  });

  it('is refused as such, whatever it is', () => {
    const parts = ['$.a', '=', '!=', '&&', '(', ')', '"x"', '1', '%x%', 'IS', 'NULL', '*', ' '];
    const text = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string())).map((all) => {
      return `{${all.join(' ')}}`;
    });
    fc.assert(
      fc.property(text, (pattern) => {
        try {
          filterPattern(pattern).matches(event);
        } catch (error) {
          expect((error as Error).name).toBe('PatternError');
        }
      }),
    );
  });
});

describe('regular expressions of patterns', () => {
  const sources = [
    'a',
    'b',
    '.',
    '\\d',
    '[ab]',
    '[^a]',
    'a*',
    'b+',
    'a?',
    'a{2}',
    'b{1,3}',
    '[ab]{2,}',
  ];
  const others = ['^', '$', '|', '\\.', '\\x61', 'b{0}', 'c{0,2}', 'a*?'];
  const source = fc
    .array(fc.constantFrom(...sources, ...others), { minLength: 1 })
    .map((all) => all.join(''));
  const text = fc.array(fc.constantFrom('a', 'b', '1', '.', '\n', 'c')).map((all) => all.join(''));

  it('find what other engines find', () => {
    fc.assert(
      fc.property(source, text, (one, message) => {
        let found: boolean;
        try {
          found = new RegExp(one).test(message);
        } catch {
          expect(() => patternRegex(one)).toThrow();
          return;
        }
        expect(patternRegex(one).test(message)).toBe(found);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['a{1001}', 'a{500}b{501}', 'a{99999999999}'])('%s is refused', (one) => {
    expect(() => patternRegex(one)).toThrow();
  });
});
