/** The commands that open the page of a row, or show its endpoint in the tree. */
import * as vscode from 'vscode';
import type { Store } from '../../core/state/store';
import { connectionsTarget, pickEndpoint } from '../input/pickEndpoint';
import { endpointOf, targetOf } from '../../core/rows/commandArgument';
import type { Handlers } from '../messages/commandRunner';
import type { Navigation } from './navigation';

const t = vscode.l10n.t;

/** Dependencies of these commands. */
export interface ShowDeps {
  readonly store: Store;
  readonly navigation: Navigation;
}

/** A handler for each command. */
export function showHandlers({
  store,
  navigation,
}: ShowDeps): Handlers<'openEndpoint' | 'showChart' | 'showConnections' | 'reveal'> {
  return {
    openEndpoint: async (argument) => {
      const target = targetOf(argument);
      if (target?.kind === 'connection') {
        const { scope, endpointId, connectionId } = target;
        navigation.openEndpoint({ scope, endpointId }, 'connections', { connectionId });
      } else if (target?.kind === 'alarm') {
        const { scope, endpointId, alarmName } = target;
        navigation.openEndpoint({ scope, endpointId }, 'alarms', { alarmName });
      } else {
        const ref = await pickEndpoint(store.snapshot, argument, t('Open Endpoint'));
        if (ref) navigation.openEndpoint({ scope: ref.scope, endpointId: ref.endpoint.id });
      }
    },
    showChart: async (argument) => {
      const ref = await pickEndpoint(store.snapshot, argument, t('Show Chart'));
      if (ref) navigation.openChart(ref.scope, ref.endpoint.id);
    },
    showConnections: async (argument) => {
      const target = await connectionsTarget(store.snapshot, argument, t('Show Connections'));
      if (target) navigation.openConnections(target);
    },
    // A row of the activity view passes its endpoint; the status bar passes nothing.
    reveal: (argument) => {
      const ref = endpointOf(argument);
      return ref ? navigation.endpoint(ref.scope, ref.endpointId) : navigation.status();
    },
  };
}
