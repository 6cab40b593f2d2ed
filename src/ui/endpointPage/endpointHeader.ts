/** The header of the endpoint page on the extension's side. */
import * as vscode from 'vscode';
import { headerOf } from '../../core/endpointPage/headerOf';
import type { EndpointRef } from '../../core/model/endpointRef';
import type { Store } from '../../core/state/store';
import type { ViewContext } from '../../core/text/viewContext';
import {
  parseHeaderRequest,
  type HeaderMessage,
  type HeaderRequest,
} from '../../protocol/endpointPage';
import { handle, type Handlers } from '../../protocol/messages';
import type { RunCommand } from '../editor/runCommand';
import type { EndpointLinks } from '../links/endpointLinks';
import type { PageTab, TabHost } from '../pages/pageTab';
import { tabTitle } from '../pages/tabTitle';

/** Dependencies of the header. */
export interface HeaderDeps {
  readonly store: Store;
  readonly context: () => ViewContext;
  readonly links: EndpointLinks;
  readonly run: RunCommand;
}

/** The title of the editor tab of an endpoint. */
export function endpointTitle(target: EndpointRef, { store, context }: HeaderDeps): string {
  return tabTitle(headerOf(target, store.scope(target.scope), context()).name);
}

/** The header of one endpoint's page. */
export class EndpointHeaderPart implements PageTab {
  private shown = '';

  constructor(
    private readonly target: EndpointRef,
    private readonly deps: HeaderDeps,
    private readonly host: TabHost,
  ) {}

  readonly receive = (message: unknown): void => {
    const known = parseHeaderRequest(message);
    if (known) handle(this.handlers, known);
  };

  setVisible(visible: boolean): void {
    if (visible) this.follow();
  }

  /** Shows the endpoint again if something that the header shows has changed. */
  follow(): void {
    const { store, context } = this.deps;
    const header = headerOf(this.target, store.scope(this.target.scope), context());
    this.host.setTitle(endpointTitle(this.target, this.deps));
    const shown = JSON.stringify(header);
    if (!this.host.isShown || shown === this.shown) return;
    this.shown = shown;
    this.post({ type: 'state', ...header });
  }

  dispose(): void {
    // It holds nothing.
  }

  private readonly handlers: Handlers<HeaderRequest> = {
    ready: () => {
      this.shown = '';
      this.follow();
    },
    copyId: () => {
      void vscode.env.clipboard.writeText(this.target.endpointId).then(() => {
        this.say(vscode.l10n.t('ID copied.'));
      });
    },
    copyLink: () => {
      void this.deps.links.copy(this.target, this.host.shownPlace()).then((copied) => {
        if (copied) this.say(vscode.l10n.t('Link copied.'));
      });
    },
    openConsole: () => {
      void this.deps.run('openConsole', { kind: 'endpoint', ...this.target });
    },
    createAlarm: () => {
      void this.deps.run('createAlarm', { kind: 'endpoint', ...this.target });
    },
  };

  private say(sentence: string): void {
    this.post({ type: 'status', sentence });
  }

  private post(message: HeaderMessage): void {
    this.host.post(message);
  }
}
