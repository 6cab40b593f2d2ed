/**
 * Refuses words that a standard term has replaced: in identifiers, in the texts of the user interface, in
 * the documents for users and in the titles of tests.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesBelow } from './filesBelow';
import { retiredInIdentifiers, retiredInTexts } from './retiredWords';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The words of a camelCase, PascalCase or SNAKE_CASE name, in lower case. */
function wordsOf(name: string): readonly string[] {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  return words.map((word) => word.toLowerCase());
}

/** Every identifier of a TypeScript source, once. Strings and comments are not identifiers. */
function identifiersIn(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) names.add(node.text);
    node.forEachChild(visit);
  };
  visit(source);
  return names;
}

/** `name: word → term` for each identifier and the file's own name that contain a retired word. */
function retiredIn(path: string, text: string): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  return [path, ...identifiersIn(source)].flatMap((name) =>
    wordsOf(name)
      .filter((word) => Object.hasOwn(retiredInIdentifiers, word))
      .map((word) => `${name}: ${word} → ${retiredInIdentifiers[word]}`),
  );
}

/** `text: words → term` for each retired phrase that a text contains as whole words. */
function retiredInText(text: string): readonly string[] {
  return Object.entries(retiredInTexts)
    .filter(([phrase]) => new RegExp(`\\b${phrase}\\b`, 'i').test(text))
    .map(([phrase, term]) => `${text}: ${phrase} → ${term}`);
}

const json = (path: string): Record<string, string> =>
  JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>;

/** The titles of the suites and tests of a source; those of a table of tests, too. */
function titlesIn(source: ts.SourceFile): readonly string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(it|describe)\b/.test(node.expression.getText(source))) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return titles;
}

/** Contain the retired words themselves. */
const exempt = /^test.(words|retired)/;

/** The sources below a folder, by path from the root. */
function sourcesBelow(folder: string): ReadonlyMap<string, string> {
  const files = ['.ts', '.tsx'].flatMap((end) => filesBelow(join(root, folder), end));
  const paths = files.map((file) => relative(root, file)).filter((path) => !exempt.test(path));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

describe('retired words', () => {
  it.each(['scripts', 'src', 'test'])(
    'are in no name of an identifier or file below %s',
    (folder) => {
      const sources = sourcesBelow(folder);
      expect(sources.size).toBeGreaterThan(5);
      const found = [...sources].flatMap(([path, text]) =>
        retiredIn(path, text).map((line) => `${path}: ${line}`),
      );
      expect(found).toEqual([]);
    },
  );

  it('are in no title of a test', () => {
    const sources = [...sourcesBelow('test')];
    const found = sources.flatMap(([path, text]) => {
      const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
      return titlesIn(source)
        .flatMap(retiredInText)
        .map((line) => `${path}: ${line}`);
    });
    expect(found).toEqual([]);
  });

  it('are in no English text of the user interface', () => {
    const texts = [
      ...Object.keys(json('l10n/bundle.l10n.ja.json')),
      ...Object.values(json('package.nls.json')),
    ];
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.flatMap(retiredInText)).toEqual([]);
  });

  it.each(['CHANGELOG.md', 'README.md', 'SECURITY.md', 'src/simulator/README.md'])(
    'are in no line of %s',
    (path) => {
      const lines = readFileSync(join(root, path), 'utf8').split('\n');
      expect(lines.flatMap(retiredInText)).toEqual([]);
    },
  );
});

describe('the search for retired words', () => {
  it('finds them as words of a name, whatever its case', () => {
    const text = 'class ToldRecord { #mendAll() {} } const STRAY_ALARMS = 1; let aws2Drill;';
    expect(retiredIn('src/a.ts', text).map((line) => line.split(':')[0])).toEqual([
      'ToldRecord',
      '#mendAll',
      'STRAY_ALARMS',
      'aws2Drill',
    ]);
  });

  it('finds them in the name of a file', () => {
    expect(retiredIn('src/core/toldRecord.ts', '')).toHaveLength(1);
  });

  it('passes letters within a longer word, strings and comments', () => {
    const text = "const amendment = 'told'; // told\nfunction newsletter() {}";
    expect(retiredIn('src/a.ts', text)).toEqual([]);
  });

  it('finds whole words of a text, whatever their case', () => {
    expect(retiredInText('Whoever reads it')).toHaveLength(1);
    expect(retiredInText('A newsletter')).toEqual([]);
  });
});
