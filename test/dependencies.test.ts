/** One suffix for dependencies: what receives the store, a clock or a log calls them `…Deps`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesBelow } from './filesBelow';

const src = join(import.meta.dirname, '..', 'src');

/** What a shape has only because a function or a class uses it. */
const services = /\b(Store|Session|Log|Clock|Yielder|Messages|Documents|ChangeLog|Visibility)\b/;

/** Shapes that provide a service to others, or that are a service. */
const providers = new Set(['Backend', 'ScopeAws', 'Simulator', 'TestApi', 'Watching']);

/** Every interface and object type of a file that has a service as a property. */
function withServices(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  if (!services.test(text)) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    const members = ts.isInterfaceDeclaration(statement)
      ? statement.members
      : ts.isTypeAliasDeclaration(statement) && ts.isTypeLiteralNode(statement.type)
        ? statement.type.members
        : [];
    const has = members.some(
      (member) =>
        ts.isPropertySignature(member) && services.test(member.type?.getText(source) ?? ''),
    );
    return has ? [(statement as ts.InterfaceDeclaration).name.text] : [];
  });
}

/** The properties of constructors whose type is `…Deps`, by name. */
function depsProperties(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/private readonly (\w+): \w*Deps\b/g)].map(([, name = '']) => name);
}

describe('dependencies', () => {
  it('are shapes with the suffix Deps', () => {
    const wrong = filesBelow(src, '.ts').flatMap((path) =>
      withServices(path)
        .filter((name) => !name.endsWith('Deps') && !providers.has(name))
        .map((name) => `${path.slice(src.length + 1)}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are called deps', () => {
    const names = filesBelow(src, '.ts').flatMap((path) =>
      depsProperties(path).map((name) => `${path.slice(src.length + 1)}: ${name}`),
    );
    expect(names.filter((name) => !name.endsWith(': deps'))).toEqual([]);
  });
});
