/** What the user chose for endpoints of the simulated account, which ends with the trial. */
import type { ScopeId } from '../model/scope';
import { endpointKey } from '../model/endpointRef';

/** A simulated scope and the IDs of its endpoints. */
export interface SimulatedScope {
  readonly scope: ScopeId;
  readonly endpointIds: readonly string[];
}

/**
 * The keys of endpoints of the simulated account. A profile of the user may have the name of the simulated
 * one: of such a scope only the simulated endpoints are forgotten.
 * @param keys `endpointKey`s
 * @param real the scopes that the user has chosen
 */
export function forgottenKeys(
  keys: Iterable<string>,
  simulated: readonly SimulatedScope[],
  real: ReadonlySet<ScopeId>,
): readonly string[] {
  const endpoints = new Set(
    simulated.flatMap(({ scope, endpointIds }) => endpointIds.map((id) => endpointKey(scope, id))),
  );
  const whole = simulated.map(({ scope }) => scope).filter((scope) => !real.has(scope));
  const starts = whole.map((scope) => endpointKey(scope, ''));
  return [...keys].filter(
    (key) => endpoints.has(key) || starts.some((start) => key.startsWith(start)),
  );
}
