/** Reads the data of charts from their scopes, once the scopes are available. */
import * as vscode from 'vscode';
import { readChart } from '../../core/chart/readChart';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import type { ChartDeps } from './chartPanel';

/** Dependencies of reading charts. */
export interface ChartReaderDeps {
  readonly store: Store;
  readonly session: Session;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** Resolves when the scopes are available. A restored panel may read before that. */
  readonly scopesAreThere: () => Promise<void>;
}

/** Creates the read function of charts. */
export function chartReader(sources: ChartReaderDeps): ChartDeps['read'] {
  const { store, session, now, scopesAreThere } = sources;
  return async ({ scope, endpointId, range, before }, signal) => {
    await scopesAreThere();
    const request = { endpointId, range, before, now: now(), t: vscode.l10n.t };
    return readChart(session.scopeAws(scope), store.scope(scope), request, signal);
  };
}
