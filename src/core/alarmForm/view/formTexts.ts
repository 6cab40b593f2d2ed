/** The words of the page that do not depend on answers. */
import type { Translate } from '../../ports/translate';

/** Sentences and labels; `{0}` stands for a value. */
export interface FormTexts {
  readonly recommended: string;
  readonly errorsTitle: string;
  readonly forecastTitle: string;
  readonly moments: string;
  readonly legendNotified: string;
  readonly legendMissed: string;
  readonly legendUnknown: string;
  readonly legendFires: string;
  readonly legendCount: string;
  readonly updating: string;
  readonly cost: string;
  readonly limitations: string;
  readonly worthKnowing: string;
  readonly showCalls: string;
  readonly cancel: string;
  readonly tryAgain: string;
  readonly progress: string;
  readonly stepStates: Readonly<
    Record<'waiting' | 'running' | 'done' | 'failed' | 'unknown', string>
  >;
}

/** The words in the editor's language. */
export function formTexts(t: Translate): FormTexts {
  return {
    recommended: t('recommended'),
    errorsTitle: t('Before the alarm can be created'),
    forecastTitle: t('What this alarm would have done in the last seven days'),
    moments: t('Every moment at which it would have fired'),
    legendNotified: t('Notified'),
    legendMissed: t('Missed'),
    legendUnknown: t('Cannot be determined'),
    legendFires: t('Alarm fires'),
    legendCount: t('Active connections'),
    updating: t('Updating…'),
    cost: t('Monthly cost'),
    limitations: t('Limitations of this alarm'),
    worthKnowing: t('Worth knowing'),
    showCalls: t('Show Exact Calls'),
    cancel: t('Cancel'),
    tryAgain: t('Try Again'),
    progress: t('Progress'),
    stepStates: {
      waiting: t('waiting'),
      running: t('running'),
      done: t('done'),
      failed: t('failed'),
      unknown: t('unknown'),
    },
  };
}
