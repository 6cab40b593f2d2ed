/** The commands that lead to a view, a panel or a row, and those of the activity view. */
import * as vscode from 'vscode';
import type { Store } from '../../core/store';
import type { StatusBarView } from '../../core/views/statusBar';
import { clearActivityFilter, filterActivity } from '../activityCommands';
import type { ActivityTree } from '../activityTree';
import type { Handlers } from '../commands';
import type { Navigation } from '../navigation';
import { connectionsTarget, pickEndpoint } from '../pickTarget';

const t = vscode.l10n.t;

/** What these commands need. */
export interface ShowParts {
  readonly store: Store;
  readonly navigation: Navigation;
  readonly activity: ActivityTree;
}

/** A handler for each of them. */
export function showHandlers({
  store,
  navigation,
  activity,
}: ShowParts): Handlers<
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
    // A row of the activity view; VS Code hands over no other.
    showChartAt: (argument) => {
      if (isEndpoint(argument) && 'at' in argument && typeof argument.at === 'number')
        navigation.openChart(argument.scope, argument.endpointId, argument.at);
    },
    showConnections: async (argument) => {
      const target = await connectionsTarget(store.snapshot, argument, t('Show Connections'));
      if (target) navigation.openConnections(target);
    },
    // A row of the activity view hands over its endpoint, the status bar nothing.
    reveal: (argument) =>
      isEndpoint(argument)
        ? navigation.endpoint(argument.scope, argument.endpointId)
        : navigation.status(),
    filterActivity: () => filterActivity(activity),
    clearActivityFilter: () => clearActivityFilter(activity),
  };
}

function isEndpoint(argument: unknown): argument is NonNullable<StatusBarView['target']> {
  return typeof argument === 'object' && argument !== null && 'endpointId' in argument;
}
