/** Findings about connections that somebody may have forgotten. */
import { idleConnections } from '../connections/idle/idleConnections';
import { connectionUser } from '../model/connection';
import type { QuietOf } from '../model/rates';
import { scopeId } from '../model/scope';
import type { ScopeSnapshot } from '../model/snapshot';
import type { Finding } from './finding';

/** They depend on earlier reads and on the time, so they are not among `findings`. @param now ms since 1970 */
export function idleFindings(
  scope: ScopeSnapshot,
  quietOf: QuietOf,
  now: number,
): readonly Finding[] {
  return idleConnections(scope, quietOf, now).map(({ connection, ...idle }) => {
    const { id: connectionId, endpointId } = connection;
    const user = connectionUser(connection);
    return {
      id: `idleConnection ${endpointId} ${connectionId}`,
      scope: scopeId(scope.scope),
      severity: 'info',
      target: { kind: 'connection', endpointId, connectionId, user },
      diagnosis: { rule: 'idleConnection', ...idle },
      fix: { kind: 'endConnection', endpointId, connectionId },
    };
  });
}
