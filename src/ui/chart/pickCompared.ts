/** Asks which endpoints a chart compares with its own. */
import * as vscode from 'vscode';
import { mostCompared } from '../../core/chart/view/compared';
import { endpointKey, type EndpointRef } from '../../core/model/endpointRef';
import type { Snapshot } from '../../core/model/snapshot';
import { allEndpoints, endpointItems } from '../input/pickEndpoint';
import { type PickItem, pickMany } from '../input/quickPick';

/** The chosen endpoints, at most `mostCompared` of all others; undefined if the user cancels. */
export async function pickCompared(
  snapshot: Snapshot,
  own: EndpointRef,
  chosen: readonly EndpointRef[],
): Promise<readonly EndpointRef[] | undefined> {
  const { t } = vscode.l10n;
  const picked = new Set(chosen.map(({ scope, endpointId }) => endpointKey(scope, endpointId)));
  const others = allEndpoints(snapshot).filter(
    ({ scope, endpoint }) => scope !== own.scope || endpoint.id !== own.endpointId,
  );
  const items = endpointItems(others).map(({ value, ...item }): PickItem<EndpointRef> => {
    if (!value) return item;
    const endpoint = { scope: value.scope, endpointId: value.endpoint.id };
    const key = endpointKey(endpoint.scope, endpoint.endpointId);
    return { ...item, value: endpoint, picked: picked.has(key) };
  });
  const none = { label: t('There is no other endpoint to compare with.') };
  const answer = await pickMany({
    title: t('Endpoints to Compare'),
    placeholder: t(
      'At most {0} endpoints, whose connections are drawn over this chart',
      mostCompared,
    ),
    most: mostCompared,
    items: items.length > 0 ? items : [none],
  });
  return answer.kind === 'value' ? answer.value : undefined;
}
