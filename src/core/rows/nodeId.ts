/**
 * Ids of rows: the same for the same thing after each refresh, and never the same for two. The
 * editor refuses a tree in which an id stands twice, so repeated entries of an answer are numbered.
 */
import type { ScopeId } from '../model/scope';

/** An id out of the parts that lead to a row; parts may hold any character. */
export function nodeId(...path: readonly string[]): string {
  return path.map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');
}

/** The id of a row below another. */
export function childId(parent: string, kind: string, key: string): string {
  return `${parent}/${nodeId(kind, key)}`;
}

/** The id of a scope's row; those of all its rows begin with it, whether it is shown or not. */
export function scopeNodeId(scope: ScopeId): string {
  return nodeId('scope', scope);
}

/** The id of an endpoint's row. */
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
