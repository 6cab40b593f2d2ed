/** Reads the form body of a Query call: `A.member.1.B=v` becomes a tree of texts. */
import type { WireRequest } from '../../core/ports/wire';

/** A tree whose leaves are texts. */
export interface FormTree {
  [name: string]: string | FormTree;
}

/** The parameters in the query string and in the body. */
export function readForm(request: WireRequest): FormTree {
  const tree: FormTree = newTree();
  const query = request.path.split('?')[1] ?? '';
  for (const source of [query, request.body]) {
    for (const [name, value] of new URLSearchParams(source)) put(tree, name.split('.'), value);
  }
  return tree;
}

/** The text of a top-level parameter. */
export function formText(tree: FormTree, name: string): string | undefined {
  const value = tree[name];
  return typeof value === 'string' ? value : undefined;
}

function put(tree: FormTree, path: readonly string[], value: string): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    tree[name] ??= value;
    return;
  }
  let child = tree[name];
  if (typeof child !== 'object') tree[name] = child = newTree();
  put(child, rest, value);
}

/** Without a prototype: names come from outside. */
function newTree(): FormTree {
  return Object.create(null) as FormTree;
}
