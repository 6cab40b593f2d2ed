/** What a command works with that reads of AWS, works out what it means, and shows it. */
import type { Yielder } from '../../core/base/yielder';
import type { Session } from '../../core/session/session';
import type { Format } from '../../core/text/format';
import type { Documents } from './documents';
import type { Messages } from './messages';

/** The parts; each command adds what it alone needs. */
export interface ReportDeps {
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly format: Format;
  /** At which alarms are replayed and thousands of connections are gone through. */
  readonly yielder: Yielder;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
}
