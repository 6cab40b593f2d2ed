/** State of a scope as a short text and an icon, determined by the worst state below it. */
import type { Failure } from '../model/errors';
import { isSignIn } from '../signIn/pendingSignIns';
import { worstHealth } from './health';
import type { NodeIcon } from '../rows/node';
import { nonEmpty } from '../text/phrases';
import type { ScopeOverview } from './scopeOverview';
import { alarmStateWord } from '../text/stateWords';
import type { ViewContext } from '../text/viewContext';

/** Sign-in failures, which waiting does not fix. */
const signInKinds: ReadonlySet<Failure['kind']> = new Set([
  'noCredentials',
  'expired',
  'badCredentials',
  'mfaNeeded',
  'mfaRefused',
]);

/** The state of a scope. */
export interface ScopeState {
  /** Worst first. Failures do not hide known alarms. */
  readonly words: readonly string[];
  readonly icon: NodeIcon;
}

/** Creates the text and icon; shapes differ as well as colors. */
export function scopeState(
  overview: ScopeOverview,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): ScopeState {
  const { failures, inAlarm, healths } = overview;
  const worst = worstHealth(failures.length > 0 ? ['failed'] : healths.keys());
  const wrong = healths.get('wrong') ?? 0;
  const problems = nonEmpty(
    failures.length > 0 ? failureWord(overview, t) : undefined,
    inAlarm > 0 ? t('{0} in ALARM', format.count(inAlarm)) : undefined,
    wrong > 0 ? t('problems: {0}', format.count(wrong)) : undefined,
  );
  switch (worst) {
    case 'failed':
      return { words: problems, icon: { id: 'error', color: 'list.errorForeground' } };
    case 'alarm':
      return { words: problems, icon: { id: 'bell-dot', color: 'charts.red' } };
    case 'wrong':
      return { words: problems, icon: { id: 'warning', color: 'list.warningForeground' } };
    case 'insufficient':
      return {
        words: [alarmStateWord('INSUFFICIENT_DATA', t)],
        icon: { id: 'question', color: 'charts.yellow' },
      };
    case 'ok':
      return {
        words: [alarmStateWord('OK', t)],
        icon: { id: 'pass', color: 'testing.iconPassed' },
      };
    case 'unwatched':
      return {
        words: healths.has('unwatched') ? [t('no alarm')] : [],
        icon: { id: 'account' },
      };
  }
}

function failureWord({ failures, scope }: ScopeOverview, t: ViewContext['t']): string {
  if (failures.some(waitsForSignIn)) return t('sign-in needed');
  const known = 'value' in scope.endpoints;
  return known ? t('could not be read in full') : t('could not be read');
}

function waitsForSignIn(failure: Failure): boolean {
  return signInKinds.has(failure.kind) || isSignIn(failure);
}

/** Whether signing in removes a failure of the scope. */
export function needsSignIn({ failures }: ScopeOverview): boolean {
  return failures.some(isSignIn);
}
