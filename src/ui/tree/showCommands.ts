/** The commands that open a view, a panel or a row, and those of the activity view. */
import * as vscode from 'vscode';
import type { Store } from '../../core/state/store';
import type { StatusBarView } from '../../core/statusBar/statusBar';
import {
  clearActivityFilter,
  filterActivity,
  pickMoment,
  type Moment,
} from '../activity/activityCommands';
import type { ActivityTree } from '../activity/activityTree';
import type { Handlers } from '../messages/commandRunner';
import type { Navigation } from './navigation';
import { connectionsTarget, pickEndpoint } from '../input/pickTarget';

const t = vscode.l10n.t;

/** Dependencies of these commands. */
export interface ShowDeps {
  readonly store: Store;
  readonly navigation: Navigation;
  readonly activity: ActivityTree;
}

/** A handler for each command. */
export function showHandlers({
  store,
  navigation,
  activity,
}: ShowDeps): Handlers<
  | 'showChart'
  | 'showChartAt'
  | 'showConnections'
  | 'reveal'
  | 'filterActivity'
  | 'clearActivityFilter'
> {
  return {
    showChart: async (argument) => {
      const ref = await pickEndpoint(store.snapshot, argument, t('Show Connections Chart'));
      if (ref) navigation.openChart(ref.scope, ref.endpoint.id);
    },
    // A row of the activity view; VS Code passes no row while it is reading the rows again.
    showChartAt: async (argument) => {
      const moment = isMoment(argument) ? argument : await pickMoment(activity.shown);
      if (moment) navigation.openChart(moment.scope, moment.endpointId, moment.at);
    },
    showConnections: async (argument) => {
      const target = await connectionsTarget(store.snapshot, argument, t('Show Connections'));
      if (target) navigation.openConnections(target);
    },
    // A row of the activity view passes its endpoint; the status bar passes nothing.
    reveal: (argument) =>
      isEndpoint(argument)
        ? navigation.endpoint(argument.scope, argument.endpointId)
        : navigation.status(),
    filterActivity: () => filterActivity(activity),
    clearActivityFilter: () => clearActivityFilter(activity),
  };
}

function isMoment(argument: unknown): argument is Moment {
  return isEndpoint(argument) && 'at' in argument && typeof argument.at === 'number';
}

function isEndpoint(argument: unknown): argument is NonNullable<StatusBarView['target']> {
  return typeof argument === 'object' && argument !== null && 'endpointId' in argument;
}
