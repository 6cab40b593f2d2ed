/** The header of the overview on the extension's side: its title, and what is watched. */
import * as vscode from 'vscode';
import type { Store } from '../../core/state/store';
import type { Format } from '../../core/text/format';
import { scopeName } from '../../core/text/names';
import type { OverviewHeaderState } from '../../protocol/overview';
import type { PageTab, TabHost } from '../pages/pageTab';

/** The number of profiles and regions that are named. */
const namedScopes = 4;

/** The header. */
export class OverviewHeader implements PageTab {
  constructor(
    private readonly store: Store,
    private readonly format: Format,
    private readonly host: TabHost,
  ) {}

  /** Its only message is that the page is ready. */
  readonly receive = (): void => {
    this.follow();
  };

  setVisible(visible: boolean): void {
    if (visible) this.follow();
  }

  follow(): void {
    const state: OverviewHeaderState = { type: 'state', title: overviewTitle(), about: this.about };
    this.host.post(state);
  }

  dispose(): void {
    // It holds nothing.
  }

  private get about(): string {
    const { t } = vscode.l10n;
    const names = this.store.snapshot.scopes.map(({ scope }) => scopeName(scope, t));
    const more = names.length - namedScopes;
    const named = this.format.list(names.slice(0, namedScopes));
    return more > 0 ? t('{0} and {1} more', named, this.format.count(more)) : named;
  }
}

/** The title of the page. */
export function overviewTitle(): string {
  return vscode.l10n.t('Overview');
}
