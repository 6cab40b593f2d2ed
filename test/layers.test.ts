/** Who may import whom: the design's table as data, checked on every import, those of types included. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');

interface Layer {
  readonly folder: string;
  /** Folders below `src/` that may be imported. */
  readonly source: readonly string[];
  /** Packages, by pattern. */
  readonly packages?: RegExp;
}

const layers: readonly Layer[] = [
  { folder: 'core', source: ['core'] },
  { folder: 'protocol', source: ['core', 'protocol'] },
  { folder: 'aws', source: ['core', 'aws'], packages: /^(@aws-sdk\/|@smithy\/|node:|https?$)/ },
  { folder: 'sharing', source: ['core', 'sharing'], packages: /^node:/ },
  { folder: 'simulator', source: ['core', 'simulator'], packages: /^(node:|fast-xml-parser$)/ },
  { folder: 'ui', source: ['core', 'protocol', 'ui'], packages: /^vscode$/ },
  {
    folder: 'webview',
    source: ['core/model', 'core/views', 'protocol', 'webview'],
    packages: /^uplot(\/|$)/,
  },
];

interface Import {
  readonly from: string;
  /** A path below `src/`, or a package name. */
  readonly to: string;
  readonly external: boolean;
}

/** Every import of every file below `src/`, those of types included. */
function imports(): Import[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((from) => {
      const text = readFileSync(join(src, from), 'utf8');
      return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
        const external = !fileName.startsWith('.');
        return { from, to: external ? fileName : join(dirname(from), fileName), external };
      });
    });
}

const all = imports();

describe('layers', () => {
  it.each(layers)('$folder imports only what the table allows', (layer) => {
    const mine = all.filter((i) => i.from.startsWith(`${layer.folder}/`));
    const wrong = mine.filter((i) =>
      i.external
        ? !i.to.endsWith('.css') && !layer.packages?.test(i.to)
        : !layer.source.some((allowed) => i.to.startsWith(`${allowed}/`)) &&
          !layer.source.includes(i.to),
    );
    expect(wrong.map((i) => `${i.from} → ${i.to}`)).toEqual([]);
  });

  it('has no cycles', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to, external } of all) {
      // Imports are written without the extension; with it, no edge would lead on.
      const file = from.replace(/\.ts$/, '');
      if (!external) edges.set(file, [...(edges.get(file) ?? []), to]);
    }
    expect(cycles(edges)).toEqual([]);
  });
});

/** Every cycle found by a depth-first walk, as `a → b → a`. */
function cycles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (at: string, path: readonly string[]): void => {
    const seen = path.indexOf(at);
    if (seen >= 0) {
      found.push([...path.slice(seen), at].join(' → '));
      return;
    }
    if (done.has(at)) return;
    for (const next of edges.get(at) ?? []) walk(next, [...path, at]);
    done.add(at);
  };
  for (const at of edges.keys()) walk(at, []);
  return found;
}

it('terminals are opened in one place, which sees to the folder that they start in', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => /\bcreateTerminal\b/.test(readFileSync(join(src, file), 'utf8')));
  expect(files).toEqual([join('ui', 'terminals.ts')]);
});
