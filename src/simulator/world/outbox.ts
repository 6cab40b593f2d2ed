/** The mails that SNS has sent. */
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
