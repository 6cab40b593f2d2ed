/** Disposal and events for code that must run without the editor. */

/** Something to dispose, once. */
export interface Disposable {
  dispose(): void;
}

/** Subscribes a listener; dispose the result to stop. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** The firing side. If a listener throws, the others are still called. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<(value: T) => void>();

  /** @param onError receives what a listener throws */
  constructor(private readonly onError: (error: unknown) => void) {}

  readonly event: Event<T> = (listener) => {
    // A separate wrapper, so that one function subscribed twice is two subscriptions.
    const entry = (value: T): void => {
      listener(value);
    };
    this.listeners.add(entry);
    return { dispose: () => this.listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(value);
      } catch (error) {
        this.onError(error);
      }
    }
  }

  dispose(): void {
    this.listeners.clear();
  }
}

/** Holds several disposables; those added after disposal are disposed at once. */
export class DisposableStore implements Disposable {
  private readonly items = new Set<Disposable>();
  private disposed = false;

  add<T extends Disposable>(item: T): T {
    if (this.disposed) item.dispose();
    else this.items.add(item);
    return item;
  }

  dispose(): void {
    this.disposed = true;
    for (const item of [...this.items].reverse()) item.dispose();
    this.items.clear();
  }
}
