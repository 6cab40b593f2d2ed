/** The parts that the wizard is made of. */
import type { ScopeId } from '../../../core/model/scope';
import type { Store } from '../../../core/state/store';
import type { ChartReplay } from '../../../core/chart/view/chartReplay';
import type { Navigation } from '../../tree/navigation';
import type { ReportDeps } from '../../messages/reportDeps';

/** What the wizard works with. */
export interface AlarmWizardDeps extends ReportDeps {
  readonly store: Store;
  /** Selects an alarm in the tree once the store knows it. */
  readonly revealAlarm: Navigation['alarm'];
  /** Draws a replay into the chart of its endpoint, and leaves the keyboard where it is. */
  readonly showReplay: (scope: ScopeId, endpointId: string, replay: ChartReplay) => void;
}

/** Where the wizard leads. */
export function wizardCallbacks(
  navigation: Navigation,
): Pick<AlarmWizardDeps, 'revealAlarm' | 'showReplay'> {
  return {
    revealAlarm: (...alarm) => navigation.alarm(...alarm),
    showReplay: (scope, endpointId, replay) => {
      navigation.openReplay(scope, endpointId, replay, true);
    },
  };
}
