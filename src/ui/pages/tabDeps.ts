/** What all tabs depend on. */
import type { Event } from '../../core/base/events';
import type { Log } from '../../core/base/log';
import type { Store } from '../../core/state/store';
import type { Format } from '../../core/text/format';
import type { RunCommand } from '../editor/runCommand';

/** Dependencies of every tab; each adds what it reads on its own. */
export interface TabDeps {
  readonly store: Store;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** Whether read-only mode is on. */
  readonly readOnly: () => boolean;
  readonly run: RunCommand;
  readonly log: Log;
  /** The tab follows these events. */
  readonly changes: readonly Event<unknown>[];
}
