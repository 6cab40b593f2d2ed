/**
 * The name under which windows share a scope. Windows started with different AWS variables may use
 * different accounts for the same profile, so the name depends on these variables. It does not
 * reveal secrets among them.
 */
import { createHash } from 'node:crypto';
import type { ScopeId } from '../core/model/scope';

const secret = /SECRET|TOKEN$|BEARER|AUTHORIZATION/;

/** A file name for the scope with these environment variables. */
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
