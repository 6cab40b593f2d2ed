/**
 * Row IDs: stable across refreshes and unique. VS Code rejects a tree with duplicate IDs, so
 * repeated entries of a response are numbered.
 */
import type { ScopeId } from '../model/scope';

/** An ID built from the path to a row; the parts may contain any character. */
export function nodeId(...path: readonly string[]): string {
  return path.map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');
}

/** The ID of a child row. */
export function childId(parent: string, kind: string, key: string): string {
  return `${parent}/${nodeId(kind, key)}`;
}

/** The ID of a scope's row. The IDs of all its rows start with it, whether it is shown or not. */
export function scopeNodeId(scope: ScopeId): string {
  return nodeId('scope', scope);
}

/** The ID of an endpoint's row. */
export function endpointNodeId(scope: ScopeId, endpointId: string): string {
  return childId(scopeNodeId(scope), 'endpoint', endpointId);
}

/** Each item with a key of its own: its own key, or that with a number where it came before. */
export function distinctKeys<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): readonly (readonly [string, T])[] {
  const taken = new Set<string>();
  return items.map((item) => {
    const own = keyOf(item);
    let key = own;
    for (let count = 2; taken.has(key); count++) key = `${own}#${count}`;
    taken.add(key);
    return [key, item] as const;
  });
}
