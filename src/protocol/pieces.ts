/**
 * Splits a long list into several messages. A message is serialized in one go, and 100,000 items would block
 * the extension host.
 */

/** Items in one message: usually about 200 kB of text, one or two milliseconds. */
const itemsAtOnce = 500;

/**
 * Characters of text in one message. Anyone who reaches an endpoint chooses the user name of a failed attempt,
 * so an item may be long. A longer item has a message of its own.
 */
const textAtOnce = 400_000;

/** A part of a list. */
export interface Piece<T> {
  /** How many items precede it. */
  readonly from: number;
  readonly items: readonly T[];
  /** Whether it ends the list. */
  readonly isLast: boolean;
}

/** The pieces of a list, in order; the last one may be empty. */
export function* piecesOf<T extends object>(items: readonly T[]): Generator<Piece<T>> {
  let from = 0;
  let text = 0;
  for (const [to, item] of items.entries()) {
    const length = textIn(item);
    if (to - from === itemsAtOnce || (to > from && text + length > textAtOnce)) {
      yield { from, items: items.slice(from, to), isLast: false };
      from = to;
      text = 0;
    }
    text += length;
  }
  yield { from, items: items.slice(from), isLast: true };
}

function textIn(item: object): number {
  let length = 0;
  for (const value of Object.values(item)) if (typeof value === 'string') length += value.length;
  return length;
}

/** Reassembles lists from their pieces. */
export class Pieces<T> {
  private of: number | undefined;
  private items: T[] = [];

  /**
   * Adds a piece that is not the last. Discards pieces of another list and pieces out of sequence.
   * @param of the number of the list, unique within the page
   */
  add(of: number, { from, items }: Pick<Piece<T>, 'from' | 'items'>): void {
    if (of !== this.of) this.items = [];
    this.of = of;
    if (from !== this.items.length) return;
    for (const item of items) this.items.push(item);
  }

  /** The complete list; undefined if a piece was lost, for example while the page was hidden. */
  whole(of: number, { from, items }: Pick<Piece<T>, 'from' | 'items'>): readonly T[] | undefined {
    const before = of === this.of ? this.items : [];
    this.items = [];
    this.of = undefined;
    if (before.length !== from) return undefined;
    return from === 0 ? items : before.concat(items);
  }
}
