/** Dependencies of commands that read from AWS, analyse the data, and show a report. */
import type { Yielder } from '../../core/base/yielder';
import type { Session } from '../../core/session/session';
import type { Format } from '../../core/text/format';
import type { Documents } from './documents';
import type { Messages } from './messages';

/** The shared dependencies; each command adds its own. */
export interface ReportDeps {
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly format: Format;
  /** Yields to the event loop during replays and passes over thousands of connections. */
  readonly yielder: Yielder;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
}
