/** A `Pace` whose slices end after so many looks, however long those take. */
import type { Yielder } from '../../src/core/base/yielder';

/** Counts the turns that it gives to others. */
export class CountedYielder implements Yielder {
  turns = 0;
  private checks = 0;

  /** @param onLeadershipChange what others do in their turn */
  constructor(
    private readonly each: number,
    private readonly onLeadershipChange: (yieldToEventLoop: number) => void = () => undefined,
  ) {}

  get budgetExceeded(): boolean {
    return ++this.checks % this.each === 0;
  }

  yieldToEventLoop(): Promise<void> {
    this.onLeadershipChange(++this.turns);
    return Promise.resolve();
  }
}
