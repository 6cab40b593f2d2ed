/** The parts that the wizard is made of. */
import type { ScopeId } from '../../core/model/scope';
import type { Session } from '../../core/session';
import type { Store } from '../../core/store';
import type { Format } from '../../core/views/format';
import type { Documents } from '../documents';
import type { Messages } from '../messages';

/** What the wizard works with. */
export interface AlarmWizardTools {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** Selects an alarm in the tree once the store knows it. */
  readonly revealAlarm: (scope: ScopeId, alarmName: string) => Promise<unknown>;
}
