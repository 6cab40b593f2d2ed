/**
 * Enforces read-only mode at the ports: every write rejects while it is on, including one from a
 * command without its own check or from a wizard that was already open.
 */
import { ExpectedError } from '../model/errors';
import type { ScopeAws } from '../ports/aws';
import type { Backend } from '../ports/backend';
import { aroundWrites } from './writes';

/** The same backend; writes reject with `readOnly` while read-only mode is on. */
export function guardedBackend(backend: Backend, readOnly: () => boolean): Backend {
  const open: Backend['open'] = (scope) => guardedAws(backend.open(scope), readOnly);
  return Object.assign(Object.create(backend) as Backend, { open });
}

/** The same calls; writes reject with `readOnly` while read-only mode is on. */
export function guardedAws(aws: ScopeAws, readOnly: () => boolean): ScopeAws {
  return aroundWrites(aws, ({ send }) =>
    readOnly() ? Promise.reject(new ExpectedError({ kind: 'readOnly' })) : send(),
  );
}
