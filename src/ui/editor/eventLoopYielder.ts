/**
 * Yields to the event loop: work runs for a few milliseconds, then timers and other callbacks run. All
 * concurrent tasks share one slice per iteration of the event loop.
 */
import type { Yielder } from '../../core/base/yielder';

/** A quarter of a screen frame, in ms, which leaves time for other work. */
const sliceMs = 4;

/** The instance that all sliced tasks share. */
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
