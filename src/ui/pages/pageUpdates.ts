/** Updates of a page: one for all changes of an event, and one more for those that come meanwhile. */
import type { Yielder } from '../../core/base/yielder';

/** Dependencies of the updates of a page. */
export interface PageUpdatesDeps {
  /** Yields to the event loop before each update. */
  readonly yielder: Yielder;
  /** Aborts when the page is disposed; there is no update after that. */
  readonly signal: AbortSignal;
  /** Shows the current state. */
  readonly update: () => Promise<void>;
  /** Receives what an update has thrown. */
  readonly onError: (error: unknown) => void;
}

/** Runs the updates of a page, one at a time. */
export class PageUpdates {
  private isWanted = false;
  private isRunning = false;

  constructor(private readonly deps: PageUpdatesDeps) {}

  /** Schedules one update for all changes of the current event. */
  schedule(): void {
    this.isWanted = true;
    if (this.isRunning) return;
    this.isRunning = true;
    this.run().catch((error: unknown) => {
      if (!this.isOver()) this.deps.onError(error);
    });
  }

  private isOver(): boolean {
    return this.deps.signal.aborted;
  }

  private async run(): Promise<void> {
    const { yielder, update } = this.deps;
    try {
      while (this.isWanted && !this.isOver()) {
        this.isWanted = false;
        await yielder.yieldToEventLoop();
        if (!this.isOver()) await update();
      }
    } finally {
      this.isRunning = false;
    }
  }
}
