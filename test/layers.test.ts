/** Who may import whom: the design's table as data, checked on every import, those of types included. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');

interface Layer {
  readonly folder: string;
  /** Folders below `src/` that may be imported; `*` stands for one folder. */
  readonly source: readonly string[];
  /** Packages, by pattern. */
  readonly packages?: RegExp;
}

const layers: readonly Layer[] = [
  { folder: 'core', source: ['core'] },
  { folder: 'protocol', source: ['core', 'protocol'] },
  { folder: 'aws', source: ['core', 'aws'], packages: /^(@aws-sdk\/|@smithy\/|node:|https?$)/ },
  { folder: 'sharing', source: ['core', 'sharing'], packages: /^node:/ },
  { folder: 'simulator', source: ['core', 'simulator'], packages: /^node:/ },
  { folder: 'ui', source: ['core', 'protocol', 'ui'], packages: /^vscode$/ },
  {
    folder: 'webview',
    source: [
      ...['core/model', 'core/text', 'core/*/view'],
      ...['core/base/duration', 'core/cloudwatch/limits'],
      ...['protocol', 'webview'],
    ],
    packages: /^(uplot|preact|@tanstack\/virtual-core)(\/|$)/,
  },
];

interface Import {
  readonly from: string;
  /** A path below `src/`, or a package name. */
  readonly to: string;
  readonly external: boolean;
}

/** Every TypeScript file below `src/`. */
function files(): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
}

/** Every import of every file below `src/`, those of types included. */
function imports(): Import[] {
  return files().flatMap((from) => {
    const text = readFileSync(join(src, from), 'utf8');
    return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
      const external = !fileName.startsWith('.');
      return { from, to: external ? fileName : join(dirname(from), fileName), external };
    });
  });
}

/** Whether a path is a folder of the table, or below it. */
function isIn(path: string, allowed: string): boolean {
  const parts = path.split('/');
  return allowed.split('/').every((part, at) => part === parts[at] || (part === '*' && at > 0));
}

/** A reader finds a file by its folder. */
const mostFiles = 25;

const all = imports();

describe('layers', () => {
  it.each(layers)('$folder imports only what the table allows', (layer) => {
    const mine = all.filter((i) => i.from.startsWith(`${layer.folder}/`));
    const wrong = mine.filter((i) =>
      i.external
        ? !i.to.endsWith('.css') && !layer.packages?.test(i.to)
        : !layer.source.some((allowed) => isIn(i.to, allowed)),
    );
    expect(wrong.map((i) => `${i.from} → ${i.to}`)).toEqual([]);
  });

  it('has no cycles between files', () => {
    expect(cycles(edges((file) => file))).toEqual([]);
  });

  it('has no cycles between folders, each sub-folder on its own', () => {
    expect(cycles(edges(dirname))).toEqual([]);
  });

  it(`has at most ${mostFiles} files in a folder`, () => {
    const folders = new Map<string, number>();
    for (const file of files()) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
    expect([...folders].filter(([, count]) => count > mostFiles)).toEqual([]);
  });
});

/** Who imports whom: the files, or what `groupOf` makes of them. Imports within one group are left out. */
function edges(groupOf: (file: string) => string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const modules = new Set(files().map((file) => file.replace(/\.tsx?$/, '')));
  for (const { from, to, external } of all) {
    if (external) continue;
    // Imports are written without the extension, and those of an index without its name.
    const file = modules.has(to) ? to : join(to, 'index');
    const [a, b] = [groupOf(from.replace(/\.tsx?$/, '')), groupOf(file)];
    if (a !== b) found.set(a, (found.get(a) ?? new Set()).add(b));
  }
  return found;
}

/** Every cycle found by a depth-first walk, as `a → b → a`. */
function cycles(edges: ReadonlyMap<string, Iterable<string>>): string[] {
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
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => /\bcreateTerminal\b/.test(readFileSync(join(src, file), 'utf8')));
  expect(files).toEqual([join('ui', 'editor', 'terminals.ts')]);
});
