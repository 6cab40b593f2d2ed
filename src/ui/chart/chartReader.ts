/** Reads for the charts: from the scope that each is of, once the scopes are there. */
import * as vscode from 'vscode';
import { readChart } from '../../core/chart/readChart';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import type { ChartDeps } from './chartPanel';

/** What charts are read from. */
export interface ChartReaderDeps {
  readonly store: Store;
  readonly session: Session;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** A panel that the editor restores asks before this has resolved. */
  readonly scopesAreThere: () => Promise<void>;
}

/** The reading of charts, as they ask for it. */
export function chartReader(sources: ChartReaderDeps): ChartDeps['read'] {
  const { store, session, now, scopesAreThere } = sources;
  return async ({ scope, endpointId, range, before }, signal) => {
    await scopesAreThere();
    const request = { endpointId, range, before, now: now(), t: vscode.l10n.t };
    return readChart(session.scopeAws(scope), store.scope(scope), request, signal);
  };
}
