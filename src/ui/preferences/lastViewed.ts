/** When the user last viewed the endpoints: alarms that fired since then are new. */
import { Emitter, type Disposable, type Event } from '../../core/base/events';

/** The time, and an event when it changes. */
export class LastViewed implements Disposable {
  private moment: number;
  private readonly changed = new Emitter<undefined>((error) => {
    throw error;
  });
  readonly onDidChange: Event<undefined> = this.changed.event;

  /** @param now AWS's time, ms since 1970 */
  constructor(private readonly now: () => number) {
    this.moment = now();
  }

  /** In ms since 1970, never in the future: alarms that fire after the clock was set back are new. */
  get at(): number {
    return (this.moment = Math.min(this.moment, this.now()));
  }

  /** Sets the time to now. */
  markViewed(): void {
    this.moment = this.now();
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
