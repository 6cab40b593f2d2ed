/** Every text that a person reads exists in English and in Japanese. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bundle = (path: string): Record<string, string> =>
  JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>;

interface Found {
  readonly file: string;
  /** Undefined where the first argument is no literal. */
  readonly text: string | undefined;
  /** Which of its values are written as counts, in their order. */
  readonly counts: string;
}

/** Every first argument of `t(…)`, `vscode.l10n.t(…)` and `context.t(…)` below `src`. */
function translated(): Found[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, 'src', file), 'utf8');
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      const found: Found[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) && isTranslate(node.expression)) {
          const [first, ...values] = node.arguments;
          const literal = first && ts.isStringLiteralLike(first) ? first.text : undefined;
          const counts = values.map((value) => value.getText().includes('format.count('));
          // A template gets its values in the page, as texts.
          const inPage =
            counts.length === 0 ? placeholders(literal ?? '').map(() => false) : counts;
          found.push({ file, text: literal, counts: inPage.join() });
        }
        node.forEachChild(visit);
      };
      visit(source);
      return found;
    });
}

function isTranslate(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 't';
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 't';
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\d+\}/g)].map(String).sort();
const found = translated();
const japanese = bundle('l10n/bundle.l10n.ja.json');

describe('texts at run time', () => {
  it('are literals, so that they can be found', () => {
    expect(found.filter(({ text }) => text === undefined)).toEqual([]);
    expect(found.length).toBeGreaterThan(100);
  });

  it('all have a Japanese text', () => {
    const texts = new Set(found.flatMap(({ text }) => text ?? []));
    expect([...texts].filter((text) => !japanese[text])).toEqual([]);
  });

  it('have no Japanese text that nobody uses', () => {
    const texts = new Set(found.map(({ text }) => text));
    expect(Object.keys(japanese).filter((text) => !texts.has(text))).toEqual([]);
  });

  it('have either a count or a name in a place, which other languages put differently', () => {
    const first = new Map(found.map(({ text, counts }) => [text, counts]));
    expect(found.filter(({ text, counts }) => first.get(text) !== counts)).toEqual([]);
  });

  it('keep their placeholders', () => {
    const wrong = Object.entries(japanese).filter(
      ([en, ja]) => placeholders(en).join() !== placeholders(ja).join(),
    );
    expect(wrong).toEqual([]);
  });
});

describe('texts of the manifest', () => {
  it('are the same keys in both languages, with the same commands', () => {
    const english = bundle('package.nls.json');
    const other = bundle('package.nls.ja.json');
    expect(Object.keys(other)).toEqual(Object.keys(english));
    const links = (text: string): string[] => [...text.matchAll(/\(command:[\w.]+\)/g)].map(String);
    const wrong = Object.keys(english).filter(
      (key) => links(english[key] ?? '').join() !== links(other[key] ?? '').join(),
    );
    expect(wrong).toEqual([]);
  });
});
