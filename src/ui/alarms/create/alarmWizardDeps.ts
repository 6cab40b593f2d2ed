/** Dependencies and outcomes of the wizard. */
import type { AnyAlarm } from '../../../core/model/logAlarm';
import type { ScopeId } from '../../../core/model/scope';
import type { Store } from '../../../core/state/store';
import type { ChartReplay } from '../../../core/chart/view/chartReplay';
import type { Navigation } from '../../tree/navigation';
import type { ReportDeps } from '../../messages/reportDeps';

/** Dependencies of the wizard. */
export interface AlarmWizardDeps extends ReportDeps {
  /** What follows when the alarm exists; if absent, a message says so. */
  readonly onCreated?: (alarm: AnyAlarm) => Promise<void>;
  readonly store: Store;
  /** Selects an alarm in the tree once it is in the store. */
  readonly revealAlarm: Navigation['alarm'];
  /** Shows a replay on the chart of its endpoint without moving the focus. */
  readonly showReplay: (scope: ScopeId, endpointId: string, replay: ChartReplay) => void;
}

/** The outcome of the wizard. */
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
