/** What becomes of a fix. */
import type { Stopped } from '../../actions/write/attempt';

/** Why nothing was changed, or what AWS shows instead. `unexpected`: an error, perhaps after the write. */
export type NotFixed =
  | { readonly kind: 'gone' | 'changed' | 'differs' | 'otherFix' | 'unexpected' }
  | { readonly kind: 'refused'; readonly text: string }
  | Stopped;

/** The outcome of a fix. `already`: AWS had the fix, so nothing was sent. */
export type FixOutcome = { readonly kind: 'fixed' | 'already' } | NotFixed;

/** The outcome of the write of a fix. */
export function outcomeOf(
  result:
    { readonly kind: 'done' | 'unchanged' | 'unneeded' | 'gone' | 'changed' | 'differs' } | Stopped,
): FixOutcome {
  switch (result.kind) {
    case 'done':
      return { kind: 'fixed' };
    case 'unchanged':
    case 'unneeded':
      return { kind: 'already' };
    case 'failed':
    case 'cancelled':
      return result.applied === 'yes' ? { kind: 'fixed' } : result;
    default:
      return { kind: result.kind };
  }
}
