/**
 * Serializes a published snapshot as lines of JSON. A scope may have thousands of alarms, and
 * megabytes of text written or parsed in one go would block the editor; so each line contains a few
 * of them.
 */
import { newScopeSnapshot, type Part, type ScopeSnapshot } from '../core/model/snapshot';
import type { PublishedScope } from '../core/ports/sharing';
import { headShape, itemShapes } from './snapshotShape';

/** Items in a line; a line takes a fraction of a millisecond. */
const itemsInLine = 40;

/** The parts of a snapshot that may be long. */
const lists = [
  'endpoints',
  'alarms',
  'contributors',
  'transitions',
  'contributorTransitions',
  'connections',
  'topics',
] as const;
type ListName = (typeof lists)[number];

/** Marks the text as complete. */
const end = '"end"';

/** The lines, each created on demand. */
export function* toLines({ snapshot, ...head }: PublishedScope): Generator<string> {
  yield JSON.stringify({ ...head, snapshot: withLists(snapshot, () => []) });
  for (const name of lists) {
    const items = itemsOf(snapshot, name);
    for (let i = 0; i < items.length; i += itemsInLine)
      yield JSON.stringify([name, items.slice(i, i + itemsInLine)]);
  }
  yield end;
}

/** Assembles lines. */
export class LineReader {
  private head: PublishedScope | undefined;
  private readonly items = new Map<ListName, unknown[]>();
  private state: 'begun' | 'reading' | 'whole' | 'broken' = 'begun';

  /** Adds the next line; a wrong one makes the whole invalid. */
  add(line: string): void {
    if (this.state === 'broken') return;
    const value = parsed(line);
    if (this.state === 'begun' && isPublished(value)) {
      this.head = value;
      this.state = 'reading';
    } else if (this.state === 'reading' && line === end) {
      this.state = 'whole';
    } else if (this.state === 'reading' && isPiece(value)) {
      this.append(...value);
    } else {
      this.state = 'broken';
    }
  }

  /** The content of the lines; undefined if one was wrong or the last is missing. */
  get published(): PublishedScope | undefined {
    if (this.state !== 'whole' || !this.head) return undefined;
    const snapshot = withLists(this.head.snapshot, (name) => this.items.get(name) ?? []);
    // JSON has no `undefined`; such members are absent.
    return { ...this.head, snapshot: { ...newScopeSnapshot(snapshot.scope), ...snapshot } };
  }

  private append(name: ListName, items: readonly unknown[]): void {
    const known = this.items.get(name) ?? [];
    for (const item of items) known.push(item);
    this.items.set(name, known);
  }
}

function itemsOf(snapshot: ScopeSnapshot, name: ListName): readonly unknown[] {
  if (name === 'transitions' || name === 'contributorTransitions') return snapshot[name];
  if (name !== 'endpoints' && name !== 'alarms') return Object.entries(snapshot[name]);
  const part = snapshot[name];
  return 'value' in part ? part.value : [];
}

/** The snapshot with replaced list items, which were checked or are the original ones. */
function withLists(
  snapshot: ScopeSnapshot,
  itemsFor: (name: ListName) => readonly unknown[],
): ScopeSnapshot {
  const inPart = <T>(part: Part<readonly T[]>, name: ListName): Part<readonly T[]> =>
    'value' in part ? { ...part, value: itemsFor(name) as readonly T[] } : part;
  const record = (name: ListName): object =>
    Object.fromEntries(itemsFor(name) as readonly (readonly [string, unknown])[]);
  return {
    ...snapshot,
    endpoints: inPart(snapshot.endpoints, 'endpoints'),
    alarms: inPart(snapshot.alarms, 'alarms'),
    contributors: record('contributors') as ScopeSnapshot['contributors'],
    transitions: itemsFor('transitions') as ScopeSnapshot['transitions'],
    contributorTransitions: itemsFor(
      'contributorTransitions',
    ) as ScopeSnapshot['contributorTransitions'],
    connections: record('connections') as ScopeSnapshot['connections'],
    topics: record('topics') as ScopeSnapshot['topics'],
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isPiece(value: unknown): value is readonly [ListName, readonly unknown[]] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [name, items] = value as readonly unknown[];
  const list = lists.find((known) => known === name);
  return list !== undefined && Array.isArray(items) && items.every(itemShapes[list]);
}

function isPublished(value: unknown): value is PublishedScope {
  return headShape(value);
}
