/** Why the run of a plan stopped early, and what it created. */
import type { Translate } from '../../ports/translate';
import { failureText } from '../../text/failures/failureText';
import { sentences } from '../../text/phrases';
import { createdText, type CreatedResource } from './created';
import type { RunStop } from './runSteps';
import { conflictText } from './steps/conflict';

/** Sentences: the reason, then each created resource. */
export function stopText(stop: RunStop, created: readonly CreatedResource[], t: Translate): string {
  return sentences([whyStopped(stop, t), ...created.map((one) => createdText(one, t))], t);
}

function whyStopped(stop: RunStop, t: Translate): string {
  switch (stop.kind) {
    case 'failed': {
      const { sentence } = failureText(stop.failure, t);
      const { needs } = stop;
      return needs
        ? sentences([sentence, t('This step needs {0}.', needs.join(', '))], t)
        : sentence;
    }
    case 'cancelled':
      return t('Stopped before completion.');
    case 'conflict':
      return conflictText(stop.conflict, t);
  }
}
