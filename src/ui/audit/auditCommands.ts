/** What Did the Alarm Miss?…: opens the audit of an endpoint. */
import * as vscode from 'vscode';
import type { Store } from '../../core/state/store';
import { pickEndpoint } from '../input/pickEndpoint';
import type { Handlers } from '../messages/commandRunner';
import type { OpenPages } from '../pages/openPages';

/** Dependencies of the command. */
export interface AuditCommandDeps {
  readonly store: Store;
  readonly navigation: OpenPages;
}

/** The handler. It asks which endpoint, unless the command has one. */
export function auditHandlers({ store, navigation }: AuditCommandDeps): Handlers<'auditAlarms'> {
  return {
    auditAlarms: async (argument) => {
      const title = vscode.l10n.t('What did the alarm miss?');
      const ref = await pickEndpoint(store.snapshot, argument, title);
      if (!ref) return;
      navigation.openEndpoint({ scope: ref.scope, endpointId: ref.endpoint.id }, 'missed');
    },
  };
}
