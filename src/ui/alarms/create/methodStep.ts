/** The wizard step for the detection method, one row for each. */
import * as vscode from 'vscode';
import { methodChoices, type MethodChoice } from '../../../core/actions/create/methodAvailability';
import { methodName, methodRow } from '../../../core/actions/create/methodText';
import type { Step } from '../../../core/base/wizard';
import { methodOf } from '../../../core/watching/methodOf';
import type { Format } from '../../../core/text/format';
import { endpointName } from '../../../core/text/names';
import { outcome, pick, type Memory, type PickItem } from '../../input/quickInput';
import { placeOf, type Draft } from './draft';

const t = vscode.l10n.t;

/** Asks for the method, unless the alarm that is overwritten has one. */
export function methodStep(title: string, format: Format): Step<Draft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    const { endpoint, aws } = placeOf(draft);
    const { replace } = draft;
    if (replace)
      return { kind: 'skip', state: { ...draft, method: methodOf(replace.alarm) ?? 'rise' } };
    const { region } = aws.scope;
    const items = methodChoices(endpoint, region).map((choice): PickItem<MethodChoice> => ({
      ...methodRow(choice, undefined, { t, format, region }),
      value: choice,
    }));
    for (;;) {
      const answer = await pick<MethodChoice>({
        title,
        canGoBack,
        placeholder: t('How should connections to {0} be detected?', endpointName(endpoint)),
        items,
        memory,
      });
      if (answer.kind === 'value' && answer.value.obstacle === 'noLogAlarms') {
        memory.text = methodName('metricFilter', t);
        continue;
      }
      return outcome(answer, ({ method }): Draft => ({ ...draft, method }));
    }
  };
}
