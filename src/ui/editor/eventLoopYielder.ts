/**
 * The pace of the editor's event loop: work goes on for a few milliseconds, then timers and whatever
 * else waits have their turn. However many work at once, they share one slice of each turn.
 */
import type { Yielder } from '../../core/base/yielder';

/** A quarter of a screen's frame, in ms: what is done besides fits into it as well. */
const sliceMs = 4;

/** One for all who work in slices. */
export class EventLoopYielder implements Yielder {
  private begunAt = -Infinity;
  private readonly waiting: (() => void)[] = [];

  get budgetExceeded(): boolean {
    return performance.now() - this.begunAt >= sliceMs;
  }

  yieldToEventLoop(): Promise<void> {
    return new Promise((resolve) => {
      if (this.waiting.push(resolve) === 1) setImmediate(this.next);
    });
  }

  private readonly next = (): void => {
    const first = this.waiting.shift();
    if (this.waiting.length > 0) setImmediate(this.next);
    this.begunAt = performance.now();
    first?.();
  };
}
