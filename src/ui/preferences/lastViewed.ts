/** When the person last looked at the endpoints: what fired since then is news. */
import { Emitter, type Disposable, type Event } from '../../core/base/events';

/** The moment, and a signal when it moves. */
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

  /** In ms since 1970, never to come: what fires after the clock was set back is news. */
  get at(): number {
    return (this.moment = Math.min(this.moment, this.now()));
  }

  /** The person looks now. */
  look(): void {
    this.moment = this.now();
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
