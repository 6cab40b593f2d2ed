/** Runs planned fixes one after the other; the outcome of each is known, or said to be unknown. */
import { failureSentence } from '../../text/failures/failureSentence';
import type { Format } from '../../text/format';
import type { Translate } from '../../ports/translate';
import type { FixedList, FixedRow } from '../view/healthModel';
import type { NamedPlan } from './planMany';
import type { FixOutcome } from './fixOutcome';

/** The outcome of one fix; undefined if it was not tried. */
export interface NamedOutcome {
  readonly name: string;
  readonly outcome: FixOutcome | undefined;
}

/**
 * Runs the plans in their order. After the signal aborts, no other plan is tried.
 * @param onProgress called before each write: its number, and how many there are
 * @param onError called for each unexpected error; the other plans are run nevertheless
 */
export async function fixMany(
  plans: readonly NamedPlan[],
  signal: AbortSignal,
  onProgress: (number: number, of: number, name: string) => void,
  onError: (error: unknown) => void,
): Promise<readonly NamedOutcome[]> {
  const outcomes: NamedOutcome[] = [];
  const byPlan = new Map<NamedPlan, FixOutcome | undefined>();
  const of = plans.filter(({ plan }) => plan.kind === 'ready').length;
  let number = 0;
  for (const one of plans) {
    const { name, plan } = one;
    if (plan.kind === 'with') {
      outcomes.push({ name, outcome: withEarlier(byPlan.get(plan.earlier)) });
    } else if (plan.kind !== 'ready') {
      outcomes.push({ name, outcome: plan });
    } else if (signal.aborted) {
      outcomes.push({ name, outcome: undefined });
    } else {
      number += 1;
      onProgress(number, of, name);
      const outcome = await plan.run(signal).catch((error: unknown): FixOutcome => {
        onError(error);
        return { kind: 'unexpected' };
      });
      byPlan.set(one, outcome);
      outcomes.push({ name, outcome });
    }
  }
  return outcomes;
}

/** The one write is counted once. */
function withEarlier(outcome: FixOutcome | undefined): FixOutcome | undefined {
  return outcome?.kind === 'fixed' ? { kind: 'already' } : outcome;
}

/** The outcomes as a page shows them. */
export function fixedList(
  outcomes: readonly NamedOutcome[],
  { t, format }: { readonly t: Translate; readonly format: Format },
): FixedList {
  const rows = outcomes.map(({ name, outcome }) => ({ name, ...outcomeView(outcome, t) }));
  const fixed = rows.filter(({ outcome }) => outcome === 'fixed').length;
  const summary = t('Fixed: {0} of {1}.', format.count(fixed), format.count(rows.length));
  return { summary, rows };
}

/** Why an outcome is not a success, for the question before the fixes, too. */
export function outcomeView(
  outcome: FixOutcome | undefined,
  t: Translate,
): Pick<FixedRow, 'outcome' | 'text'> {
  switch (outcome?.kind) {
    case undefined:
      return { outcome: 'notFixed', text: t('Not tried') };
    case 'fixed':
      return { outcome: 'fixed', text: t('Fixed') };
    case 'already':
      return { outcome: 'fixed', text: t('It was already fixed; nothing was sent.') };
    case 'gone':
      return { outcome: 'notFixed', text: t('It no longer exists.') };
    case 'changed':
      return { outcome: 'notFixed', text: t('It was changed in the meantime.') };
    case 'differs':
      return { outcome: 'notFixed', text: t('AWS shows another configuration.') };
    case 'otherFix':
      return { outcome: 'notFixed', text: t('It needs a choice of its own.') };
    case 'unexpected':
      return {
        outcome: 'unknown',
        text: `${t('Unknown')}: ${t('An unexpected error occurred. See the log for details.')}`,
      };
    case 'refused':
      return { outcome: 'notFixed', text: outcome.text };
    case 'failed':
    case 'cancelled': {
      const text = failureSentence(outcome.failure, t);
      return outcome.applied === 'unknown'
        ? { outcome: 'unknown', text: `${t('Unknown')}: ${text}` }
        : { outcome: 'notFixed', text };
    }
  }
}
