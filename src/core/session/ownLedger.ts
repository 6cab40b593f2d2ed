/** The notifications that one window has shown, where it shares nothing with others: in the trial. */
import type { NotificationLedger } from '../ports/sharing';

/** Keys beyond this number are forgotten, the oldest first. */
const mostKeys = 10_000;

/** A ledger in memory. */
export class OwnLedger implements NotificationLedger {
  private readonly claimed = new Set<string>();

  claim(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const fresh = new Set(keys.filter((key) => !this.claimed.has(key)));
    for (const key of fresh) this.claimed.add(key);
    for (const key of this.claimed) {
      if (this.claimed.size <= mostKeys) break;
      this.claimed.delete(key);
    }
    return Promise.resolve(fresh);
  }
}
