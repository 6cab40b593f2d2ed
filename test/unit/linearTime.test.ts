/**
 * Every regular expression in `src/` and every function that matches text from outside takes time
 * that is linear in its input. ESLint finds most expressions that do not; this finds the others.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { hideUsers, redact } from '../../src/core/base/redact';
import { displayText, visibleText } from '../../src/core/text/displayText';
import { markdownText } from '../../src/core/text/markdownText';
import { matchesWildcard } from '../../src/core/base/wildcard';
import { filterPattern } from '../../src/core/cloudwatchLogs/filterPattern/filterPattern';
import { patternRegex } from '../../src/core/cloudwatchLogs/filterPattern/regex';
import { checkLabel } from '../../src/simulator/services/cloudwatch/dynamicLabel';
import { filesBelow } from '../filesBelow';
import { superLinear, type Attack } from '../growth';

const src = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src');

/** A text again and again, after another one, before an end that fits nothing. */
function repeated(text: string, before = ''): Attack {
  return (characters) => `${before}${text.repeat(characters / text.length)}\0`;
}

describe('the measure', () => {
  it.each([
    ['many starts', /\s+x/g, ' '],
    ['backtracking', /^a*a*b/g, 'a'],
    ['a look behind', /(?<=:\s*)\S/g, ' '],
  ])('finds %s', (_, pattern, text) => {
    const slow = superLinear((input) => input.replace(pattern, ''), [repeated(text)]);
    expect(slow).toHaveLength(1);
  });
});

describe('functions', () => {
  const names = new Map([
    ['aa', '[name]'],
    ['a-'.repeat(100), '[name]'],
    [' a', '[name]'],
  ]);
  const texts: readonly Attack[] = [
    ...['"', ' ', 'a', '0', '@', ':', '.', '%40', '/', '_', ',', '[', 'f:', '1.', 'a-', '" '],
    ...['http://', '://a:b@', '%3A%2F%2F', 'a@', '@a.', 'PROXY_A=a:', 'http://a:b ', '/home/'],
    ...['eyJ-', 'eyJaaaaaaaaaaaa.', 'secret', 'password ', ':user/', ' is not valid JSON'],
  ].map((text) => repeated(text));
  const behind = [repeated(' ', 'authorization:'), repeated('a', 'token='), repeated('a ', '"')];

  it.each<[string, (text: string) => unknown]>([
    ['redact', redact],
    ['hidePeople', (text) => hideUsers(text, names)],
    ['visibleText', visibleText],
    ['displayText', displayText],
    ['markdownText', markdownText],
  ])('%s', (_, run) => {
    expect(superLinear(run, [...texts, ...behind])).toEqual([]);
  });

  it.each([
    ['*a*a*a*a*a*a*a*a*a*a*a*a*b', 'a'],
    ['*?a*?a*?a*?a*?a*?a*?a*?a*?b', 'a'],
    [`*${'a'.repeat(200)}b*`, 'a'],
    [`*${'ab'.repeat(100)}?c*`, 'ab'],
    ['*'.repeat(1000), '*'],
    ['*:*:*:*:*:*:*:x', 'a:'],
  ])('a wildcard such as %s, over long text', (pattern, text) => {
    const run = (long: string): boolean => matchesWildcard(pattern, long);
    expect(superLinear(run, [repeated(text)])).toEqual([]);
  });

  it.each<[string, Attack]>([
    ['stars', repeated('*')],
    ['stars and letters', repeated('*a')],
    ['stars and question marks', repeated('*?')],
    ['one long piece', (characters) => `*${'a'.repeat(characters)}b*`],
    ['a piece that nearly repeats', (characters) => `*${'aab'.repeat(characters / 3)}aac*`],
  ])('a long wildcard over as long a text: %s', (_, pattern) => {
    const run = (text: string): boolean => matchesWildcard(pattern(text.length), text);
    expect(superLinear(run, [repeated('a'), repeated('aab')])).toEqual([]);
  });

  it('the templates of a dynamic label', () => {
    const starts = ['${', "${PROP('", "${PROP('a')", '${AB'].map((text) => repeated(text));
    const long = [repeated('A', '${'), repeated('a', "${PROP('")];
    expect(superLinear(checkLabel, [...starts, ...long])).toEqual([]);
  });

  it.each([
    'a*a*a*a*a*b',
    '.*.*.*.*x',
    '[ab]+a+b+c',
    '\\d{1,9}\\d{1,9}x',
    'a?a?a?a?b|a+c|a+d$',
    '^.*a.*b$',
  ])('the regular expression %s of a filter pattern', (source) => {
    const { test } = patternRegex(source);
    expect(superLinear(test, [repeated('a'), repeated('1')])).toEqual([]);
  });

  it.each(['{ $.a = "*a*a*a*a*b" }', '{ $.a = %a*a*a*b% }', '-%a*a*a*b% ?x'])(
    'the filter pattern %s',
    (pattern) => {
      const { matches } = filterPattern(pattern);
      const message: Attack = (characters) => JSON.stringify({ a: 'a'.repeat(characters) });
      expect(superLinear(matches, [message])).toEqual([]);
    },
  );
});

interface Literal {
  readonly place: string;
  readonly expression: RegExp;
}

/** Every regular expression that is written out in `src/`, once. */
function literals(): readonly Literal[] {
  const found = new Map<string, Literal>();
  for (const file of filesBelow(src, '.ts')) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const { text } = node;
        const end = text.lastIndexOf('/');
        const expression = new RegExp(text.slice(1, end), text.slice(end + 1));
        found.set(text, { place: `${file.slice(src.length + 1)}: ${text}`, expression });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found.values()];
}

/** What an expression's own letters and signs make, again and again. */
function attacksOn({ source }: RegExp): readonly Attack[] {
  const words = source.replaceAll(/\\[a-z]\{?/gi, ' ').match(/[a-z]{3,}[:/ =-]*/gi) ?? [];
  const signs = new Set([' ', 'a', '0', '\n', '"', ...(source.match(/[^\w\s]/g) ?? [])]);
  const first = words[0];
  return [
    ...[...signs, ...words].map((text) => repeated(text)),
    ...words.map((word) => repeated(`${word}-`)),
    ...(first === undefined ? [] : [' ', 'a', '0'].map((text) => repeated(text, first))),
  ];
}

function used(expression: RegExp): (text: string) => unknown {
  if (expression.global) return (text) => text.replaceAll(expression, '');
  return (text) => {
    expression.lastIndex = 0;
    return expression.exec(text);
  };
}

describe('regular expressions in src/', () => {
  const all = literals();

  it('are found', () => {
    expect(all.length).toBeGreaterThan(80);
  });

  it.each(all)('$place', ({ expression }) => {
    expect(superLinear(used(expression), attacksOn(expression))).toEqual([]);
  });
});
