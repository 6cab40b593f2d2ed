/**
 * Read-only mode where the calls go out: whatever asks for a write while it is on, a command that
 * was overlooked or a wizard that stood open, gets a failure in place of AWS's answer.
 */
import { ExpectedError } from '../model/errors';
import type { ScopeAws } from '../ports/aws';
import type { Backend } from '../ports/backend';
import { aroundWrites } from './writes';

/** The same backend, whose writes reject with `readOnly` while read-only mode is on. */
export function guardedBackend(backend: Backend, readOnly: () => boolean): Backend {
  const open: Backend['open'] = (scope) => guardedAws(backend.open(scope), readOnly);
  return Object.assign(Object.create(backend) as Backend, { open });
}

/** The same calls, of which those that write reject with `readOnly` while read-only mode is on. */
export function guardedAws(aws: ScopeAws, readOnly: () => boolean): ScopeAws {
  return aroundWrites(aws, ({ send }) =>
    readOnly() ? Promise.reject(new ExpectedError({ kind: 'readOnly' })) : send(),
  );
}
