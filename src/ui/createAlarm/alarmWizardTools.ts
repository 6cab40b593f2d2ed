/** The parts that the wizard is made of. */
import type { ScopeId } from '../../core/model/scope';
import type { Pace } from '../../core/ports/pace';
import type { Session } from '../../core/session';
import type { Store } from '../../core/store';
import type { ChartReplay } from '../../core/views/chartReplay';
import type { Format } from '../../core/views/format';
import type { Documents } from '../documents';
import type { Messages } from '../messages';
import type { Navigation } from '../navigation';

/** What the wizard works with. */
export interface AlarmWizardTools {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly format: Format;
  /** At which what the alarm would have done is worked out. */
  readonly pace: Pace;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** Selects an alarm in the tree once the store knows it. */
  readonly revealAlarm: (scope: ScopeId, alarmName: string) => Promise<unknown>;
  /** Draws a replay into the chart of its endpoint, and leaves the keyboard where it is. */
  readonly showReplay: (scope: ScopeId, endpointId: string, replay: ChartReplay) => void;
}

/** Where the wizard leads. */
export function wizardWays(
  navigation: Navigation,
): Pick<AlarmWizardTools, 'revealAlarm' | 'showReplay'> {
  return {
    revealAlarm: (scope, name) => navigation.alarm(scope, name),
    showReplay: (scope, endpointId, replay) => {
      navigation.openReplay(scope, endpointId, replay, true);
    },
  };
}
