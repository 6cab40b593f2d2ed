/** Warnings in the log about calls without encryption. */
import type { Log } from '../../core/base/log';
import { displayText } from '../../core/text/displayText';

/** The warnings of all profiles. */
export class HostWarnings {
  private readonly shown = new Set<string>();

  constructor(private readonly log: Log) {}

  /** Warns once for each profile and set of hosts; not at all if there are none. */
  warn(profile: string, hosts: readonly string[]): void {
    if (hosts.length === 0) return;
    const whose = profile === '' ? 'the default chain' : `the profile ${displayText(profile)}`;
    const where = hosts.map(displayText).join(', ');
    const text = `Calls of ${whose} go by http, without encryption, to ${where}: anybody on the way can read its keys and tokens.`;
    if (this.shown.has(text)) return;
    this.shown.add(text);
    this.log.warn(text);
  }
}
