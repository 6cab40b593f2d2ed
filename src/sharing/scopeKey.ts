/**
 * Under which name windows share a scope. Windows that were started with other AWS variables may mean
 * another account by the same profile, so these are in the name; what is secret among them is not.
 */
import { createHash } from 'node:crypto';
import type { ScopeId } from '../core/model/scope';

const secret = /SECRET|TOKEN$|BEARER|AUTHORIZATION/;

/** A file name for the scope as these environment variables make it. */
export function scopeKey(
  id: ScopeId,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const variables = Object.entries(environment).filter(
    ([name]) => (name.startsWith('AWS_') && !secret.test(name)) || name === 'HOME',
  );
  const text = JSON.stringify([id, variables.sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}
