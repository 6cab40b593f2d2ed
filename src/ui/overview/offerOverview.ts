/** Offers the overview once, when the first profile and region is configured; not in the trial. */
import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/events';
import { partValue } from '../../core/model/snapshot';
import type { Store } from '../../core/state/store';
import type { Messages } from '../messages/messages';

const offeredKey = 'overviewOffered';

/** Dependencies. */
export interface OfferDeps {
  readonly store: Store;
  readonly messages: Messages;
  readonly memory: vscode.Memento;
  readonly isTrial: () => boolean;
  readonly openOverview: () => void;
}

/** Offers it as soon as endpoints are there; never again after that, whatever the answer. */
export function offerOverview({
  store,
  messages,
  memory,
  isTrial,
  openOverview,
}: OfferDeps): Disposable {
  if (memory.get(offeredKey) === true) return { dispose: () => undefined };
  const listening = store.onDidChange(({ after }) => {
    const found = after.scopes.flatMap(({ endpoints }) => partValue(endpoints) ?? []).length;
    if (found === 0 || isTrial()) return;
    listening.dispose();
    void memory.update(offeredKey, true);
    const { t } = vscode.l10n;
    void messages.info(
      t('The overview shows all endpoints, who is connected and whether anybody is notified.'),
      { label: t('Open Overview'), run: openOverview },
    );
  });
  return listening;
}
