/**
 * No link leaves the machine in the trial: one file opens pages in the browser, no page has a link element,
 * hovers link to commands only, and every web address of the extension is listed here with its use.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesBelow } from './filesBelow';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const sources = ['core', 'protocol', 'ui', 'webview'].flatMap((folder) =>
  ['.ts', '.tsx'].flatMap((end) =>
    filesBelow(join(root, 'src', folder), end).map((file) => relative(root, file)),
  ),
);

/** The files whose text, without comments, contains a pattern. */
function filesWith(pattern: RegExp): readonly string[] {
  const printer = ts.createPrinter({ removeComments: true });
  return sources.filter((path) => {
    const text = read(path);
    if (!pattern.test(text)) return false;
    const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
    return pattern.test(printer.printFile(source));
  });
}

/** The web addresses in the texts of a file, up to the first placeholder. */
function addressesIn(path: string): readonly string[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true, kind);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node))
      found.push(...(node.text.match(/https?:\/\/[^\s'"]*/g) ?? []));
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

describe('pages in the browser', () => {
  it('are opened by one file, which asks whether the trial is running', () => {
    expect(filesWith(/openExternal|vscode\.open\b|simpleBrowser/)).toEqual([
      'src/ui/links/externalPage.ts',
    ]);
  });

  it('are no link of a page', () => {
    expect(filesWith(/<a\b|href=|window\.open|\.location\b/)).toEqual(['src/protocol/page.ts']);
    expect(read('src/protocol/page.ts').match(/href=/g)).toHaveLength(1);
    expect(read('src/protocol/page.ts')).toContain('<link rel="stylesheet" href=');
  });

  it('are no link of the walkthrough, of a welcome view or of a setting', () => {
    for (const path of ['package.json', 'package.nls.json', 'package.nls.ja.json'])
      expect(read(path)).not.toMatch(/\]\(https?:/);
  });
});

/** The files or folders with web addresses, and what for. */
const uses: Readonly<Record<string, readonly string[]>> = {
  'opened by openDocumentation, which the trial answers with the address': [
    'src/core/diagnosis/text',
  ],
  'opened by openConsolePage, which the trial does not do': ['src/core/actions/consoleLink.ts'],
  'the text of a mail, whose links the mail page answers itself': [
    'src/core/mail/alarmMail.ts',
    'src/core/mail/topicMail.ts',
  ],
  'an example in a sentence': ['src/core/actions/subscribers/subscriberProblem.ts'],
};

describe('every web address of the extension', () => {
  const found = new Map(
    sources.flatMap((path) => {
      const addresses = addressesIn(path);
      return addresses.length > 0 ? [[path, addresses] as const] : [];
    }),
  );

  it('is in a listed place', () => {
    const listed = Object.values(uses).flat();
    const isIn = (file: string, place: string): boolean =>
      file === place || file.startsWith(`${place}/`);
    const unlisted = [...found.keys()].filter((file) => !listed.some((one) => isIn(file, one)));
    expect(unlisted).toEqual([]);
    const unused = listed.filter((place) => ![...found.keys()].some((file) => isIn(file, place)));
    expect(unused).toEqual([]);
  });

  it('is one of AWS', () => {
    const hosts = new Set([...found.values()].flat().map((address) => address.split('/')[2]));
    expect([...hosts].sort()).toEqual([
      // Placeholders follow: `<region>.console.aws.amazon.com`, `sns.<region>.amazonaws.com`.
      '',
      'aws.amazon.com',
      'docs.aws.amazon.com',
      'example.com',
      'repost.aws',
      'sns.',
    ]);
  });
});
