/** Copies links to places in the endpoint page. */
import * as vscode from 'vscode';
import { endpointLinkPath, endpointLinkQuery, type LinkPlace } from '../../core/links/endpointLink';
import type { EndpointRef } from '../../core/model/endpointRef';
import { partValue } from '../../core/model/snapshot';
import type { Store } from '../../core/state/store';
import { pickEndpoint } from '../input/pickEndpoint';
import type { Handlers } from '../messages/commandRunner';
import type { Messages } from '../messages/messages';

/** Dependencies of links. */
export interface LinkDeps {
  readonly store: Store;
  readonly messages: Messages;
  /** The extension's id, to which the editor routes the links. */
  readonly extensionId: string;
}

/** Copies links. */
export class EndpointLinks {
  constructor(private readonly deps: LinkDeps) {}

  /** Copies the link to a place. Reports if the account is not known yet, and returns false then. */
  async copy({ scope, endpointId }: EndpointRef, place: LinkPlace): Promise<boolean> {
    const { store, messages, extensionId } = this.deps;
    const snapshot = store.scope(scope);
    const accountId = partValue(snapshot?.identity)?.accountId;
    if (!snapshot || accountId === undefined) {
      void messages.warn(
        vscode.l10n.t(
          'The account ID is not known yet, so there is no link to this endpoint. Refresh first.',
        ),
      );
      return false;
    }
    const { region } = snapshot.scope;
    const query = endpointLinkQuery({ ...place, accountId, region, endpointId });
    // The editor's own scheme: vscode, vscode-insiders or that of another build.
    const link = `${vscode.env.uriScheme}://${extensionId}${endpointLinkPath}?${query}`;
    await vscode.env.clipboard.writeText(link);
    return true;
  }
}

/** The handler of Copy Link: the link to the endpoint of the row, or of the user's choice. */
export function linkHandlers(deps: {
  readonly store: Store;
  readonly links: EndpointLinks;
}): Handlers<'copyLink'> {
  const { store, links } = deps;
  return {
    copyLink: async (argument) => {
      const title = vscode.l10n.t('Copy Link');
      const ref = await pickEndpoint(store.snapshot, argument, title);
      if (ref) await links.copy({ scope: ref.scope, endpointId: ref.endpoint.id }, { tab: 'now' });
    },
  };
}
