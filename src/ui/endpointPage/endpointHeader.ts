/** The header of the endpoint page on the extension's side: the endpoint's name, and where it is. */
import * as vscode from 'vscode';
import type { EndpointRef } from '../../core/model/endpointRef';
import { partValue } from '../../core/model/snapshot';
import type { Store } from '../../core/state/store';
import { clipText, displayText } from '../../core/text/displayText';
import { accountName, endpointName } from '../../core/text/names';
import { joined } from '../../core/text/phrases';
import type { EndpointHeaderState } from '../../protocol/endpointPage';
import type { PageTab, TabHost } from '../pages/pageTab';

/** The maximum length of a name in the title of an editor tab. */
const titleLength = 40;

/** The header of one endpoint's page. */
export class EndpointHeader implements PageTab {
  constructor(
    private readonly target: EndpointRef,
    private readonly store: Store,
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
    const state = headerState(this.target, this.store);
    this.host.setTitle(clipText(state.name, titleLength));
    this.host.post(state);
  }

  dispose(): void {
    // It holds nothing.
  }
}

/** What the header shows of an endpoint; its ID alone until it has been read. */
export function headerState(target: EndpointRef, store: Store): EndpointHeaderState {
  const { t } = vscode.l10n;
  const { endpointId } = target;
  const scope = store.scope(target.scope);
  const endpoint = partValue(scope?.endpoints)?.find(({ id }) => id === endpointId);
  const identity = partValue(scope?.identity);
  const where = [identity && accountName(identity, t), scope && displayText(scope.scope.region)];
  return {
    type: 'state',
    name: endpointName(endpoint ?? { id: endpointId }),
    endpointId: displayText(endpointId),
    where: joined(...where.filter((part) => part !== undefined)),
  };
}
