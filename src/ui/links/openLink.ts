/**
 * Opens a link to a place in the endpoint page. A link may come from anywhere: it only opens a place in what
 * this window watches, reads nothing else, and changes nothing.
 */
import * as vscode from 'vscode';
import { parseEndpointLink, type EndpointLink } from '../../core/links/endpointLink';
import { resolveLink, type LinkTarget } from '../../core/links/resolveLink';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import { failureText } from '../../core/text/failures/failureText';
import { sentences } from '../../core/text/phrases';
import { endpointTabIds, isEndpointTabId } from '../../protocol/endpointPage';
import { withLateProgress } from '../input/withProgress';
import { choiceOf, type Messages } from '../messages/messages';
import type { OpenPages } from '../pages/openPages';

/** Dependencies of opening links. */
export interface OpenLinkDeps {
  readonly store: Store;
  readonly session: Pick<Session, 'refresh'>;
  readonly messages: Messages;
  readonly pages: OpenPages;
  /** Resolves when the scopes are known: a link may start the extension. */
  readonly scopesAreThere: () => Promise<void>;
}

/** Where a link leads once that can be determined. */
type Settled = Exclude<LinkTarget, { readonly kind: 'waiting' }>;

/** Opens a link, or says in one sentence why it cannot be opened. */
export async function openLink(uri: vscode.Uri, deps: OpenLinkDeps): Promise<void> {
  const { t } = vscode.l10n;
  const link = parseEndpointLink(uri, endpointTabIds);
  if (!link) {
    return deps.messages.warn(
      t(
        'This link does not lead to a Client VPN endpoint. Copy it again from the endpoint’s page.',
      ),
    );
  }
  await deps.scopesAreThere();
  const target = await withLateProgress(
    t('Waiting for the endpoints of account {0} in {1}', link.accountId, link.region),
    (signal) => settled(link, deps, signal),
  );
  if (target?.kind === 'found') openPlace(target.scope, link, deps.pages);
  else if (target) await explain(target, link, deps.messages);
}

function openPlace(scope: string, link: EndpointLink, pages: OpenPages): void {
  const { endpointId, tab, at, range } = link;
  const ref = { scope, endpointId };
  const moment = { ...(at !== undefined && { at }), ...(range && { range }) };
  if (tab === 'now') pages.openEndpoint(ref, tab, moment);
  else if (isEndpointTabId(tab)) pages.openEndpoint(ref, tab);
}

/** Where the link leads once the scopes of its region have been read; undefined if the user cancels. */
async function settled(
  link: EndpointLink,
  { store, session }: OpenLinkDeps,
  signal: AbortSignal,
): Promise<Settled | undefined> {
  const first = resolveLink(store.snapshot, link);
  if (first.kind !== 'waiting') return first;
  // The window may not have the focus yet, in which case nothing would be read.
  void session.refresh();
  return new Promise((resolve) => {
    const end = (target: Settled | undefined): void => {
      listening.dispose();
      resolve(target);
    };
    const listening = store.onDidChange(({ after }) => {
      const target = resolveLink(after, link);
      if (target.kind !== 'waiting') end(target);
    });
    signal.addEventListener('abort', () => {
      end(undefined);
    });
  });
}

function explain(
  target: Exclude<Settled, { readonly kind: 'found' }>,
  { accountId, region, endpointId }: EndpointLink,
  messages: Messages,
): Promise<void> {
  const { t } = vscode.l10n;
  switch (target.kind) {
    case 'notWatched':
      return messages.warn(
        t('No profile that is watched belongs to account {0} in {1}.', accountId, region),
        choiceOf({ label: t('Choose Profiles…'), command: 'chooseScopes' }),
      );
    case 'noEndpoint':
      return messages.warn(
        t('Account {0} has no endpoint {1} in {2}.', accountId, endpointId, region),
        choiceOf({ label: t('Refresh'), command: 'refresh' }),
      );
    case 'failed': {
      const { sentence, next } = failureText(target.failure, t);
      const about = t('The link to {0} cannot be opened.', endpointId);
      return messages.warn(sentences([about, sentence], t), ...(next ? [choiceOf(next)] : []));
    }
  }
}
