/** The mails sent by SNS. */
import type { Mail } from '../../core/ports/trial';

/** Sent mails, oldest first. */
export class Outbox {
  private readonly sent: Mail[] = [];

  add(mail: Mail): void {
    this.sent.push(mail);
  }

  list(): readonly Mail[] {
    return [...this.sent];
  }
}
