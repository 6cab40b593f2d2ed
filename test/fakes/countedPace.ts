/** A `Pace` whose slices end after so many looks, however long those take. */
import type { Pace } from '../../src/core/base/pace';

/** Counts the turns that it gives to others. */
export class CountedPace implements Pace {
  turns = 0;
  private looks = 0;

  /** @param onTurn what others do in their turn */
  constructor(
    private readonly each: number,
    private readonly onTurn: (turn: number) => void = () => undefined,
  ) {}

  get spent(): boolean {
    return ++this.looks % this.each === 0;
  }

  turn(): Promise<void> {
    this.onTurn(++this.turns);
    return Promise.resolve();
  }
}
