/** The endpoint of a command: of its tree row or, from the Command Palette, of the user's choice. */
import * as vscode from 'vscode';
import type { Endpoint } from '../../core/model/endpoint';
import type { EndpointSelection } from '../../core/model/endpointRef';
import { scopeId, type ScopeId } from '../../core/model/scope';
import { partValue, type Snapshot } from '../../core/model/snapshot';
import type { NodeTarget } from '../../core/rows/node';
import { endpointName } from '../../core/text/names';
import { targetOf } from '../../core/rows/commandArgument';
import { pickOne } from './pickOne';
import type { PickItem } from './quickPick';

/** A listed endpoint in its scope. */
export interface ListedEndpoint {
  readonly scope: ScopeId;
  readonly endpoint: Endpoint;
}

/** Every endpoint of every scope. */
export function allEndpoints({ scopes }: Snapshot): readonly ListedEndpoint[] {
  return scopes.flatMap((s) =>
    (partValue(s.endpoints) ?? []).map((endpoint) => ({ scope: scopeId(s.scope), endpoint })),
  );
}

/** The endpoint of the command; undefined if the user cancels. `fits` filters the choices. */
export async function pickEndpoint(
  snapshot: Snapshot,
  argument: unknown,
  title: string,
  fits: (ref: ListedEndpoint) => boolean = () => true,
): Promise<ListedEndpoint | undefined> {
  const target = targetOf(argument);
  const all = allEndpoints(snapshot);
  if (target && 'endpointId' in target)
    return all.find((r) => r.scope === target.scope && r.endpoint.id === target.endpointId);
  return pickOne(title, vscode.l10n.t('Client VPN endpoint'), endpointItems(all.filter(fits)));
}

/** The target of the row or, from the Command Palette, the endpoint that the user picks. */
export async function endpointTarget(
  snapshot: Snapshot,
  argument: unknown,
  title: string,
): Promise<NodeTarget | undefined> {
  const given = targetOf(argument);
  if (given) return given;
  const ref = await pickEndpoint(snapshot, undefined, title);
  return ref && { kind: 'endpoint', scope: ref.scope, endpointId: ref.endpoint.id };
}

/** Endpoints as choices, ordered by name as in the tree. */
export function endpointItems(refs: readonly ListedEndpoint[]): PickItem<ListedEndpoint>[] {
  const { compare } = new Intl.Collator(vscode.env.language, { numeric: true });
  return refs
    .map((ref) => ({
      label: endpointName(ref.endpoint),
      description: `${ref.endpoint.id} · ${ref.scope}`,
      value: ref,
    }))
    .sort((one, other) => compare(one.label, other.label));
}

/** The connections to show: those of the row's endpoint or scope or, from the Command Palette, of the user's choice. */
export async function connectionsTarget(
  snapshot: Snapshot,
  argument: unknown,
  title: string,
): Promise<EndpointSelection | undefined> {
  const target = targetOf(argument);
  if (target)
    return { scope: target.scope, endpointId: 'endpointId' in target ? target.endpointId : null };
  const everything: PickItem<EndpointSelection> = {
    label: vscode.l10n.t('All endpoints'),
    value: { scope: null, endpointId: null },
  };
  const items = allEndpoints(snapshot).flatMap((ref) =>
    endpointItems([ref]).map((item) => ({
      ...item,
      value: { scope: ref.scope, endpointId: ref.endpoint.id },
    })),
  );
  const all = items.length > 1 ? [everything, ...items] : items;
  return pickOne(title, vscode.l10n.t('Client VPN endpoint'), all);
}
