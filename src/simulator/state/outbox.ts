/** The mails sent by SNS. */
import { Emitter, type Event } from '../../core/base/events';
import type { Mail } from '../../core/ports/trial';

/** Sent mails, oldest first. */
export class Outbox {
  private readonly sent: Mail[] = [];
  private readonly added = new Emitter<Mail>(throwLater);
  /** Fires after each mail. */
  readonly onDidAdd: Event<Mail> = this.added.event;

  add(mail: Mail): void {
    this.sent.push(mail);
    this.added.fire(mail);
  }

  list(): readonly Mail[] {
    return [...this.sent];
  }
}

/** A listener that throws must not stop the simulated time. */
function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
