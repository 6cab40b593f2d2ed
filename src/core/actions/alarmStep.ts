/** The step that creates the alarm of an endpoint, or overwrites one that the user chose. */
import type { AlarmDefinition } from '../model/alarm';
import type { StoredAlarm } from '../model/alarmConfiguration';
import { putAlarmCall } from '../ports/calls';
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';
import { createdByTags } from './plan/plan';
import type { PutAlarmStep } from './plan/steps/putAlarm';
import { wholeReplacementOf } from './replace/replaceAlarm';
import { lossesOf, lossesText } from './replace/replacementText';
import type { Problem } from './write/problem';

/**
 * Plans the step.
 * @param replace the alarm that the user wants to overwrite, as they saw it
 */
export function alarmStep(
  definition: AlarmDefinition,
  { endpointId, replace }: { readonly endpointId: string; readonly replace?: StoredAlarm },
  t: Translate,
): PutAlarmStep {
  const shown = displayText(definition.name);
  if (replace) {
    const replacement = wholeReplacementOf(replace, definition);
    const title = t('Overwrite the alarm {0}', shown);
    const { call } = replacement;
    // CloudWatch applies tags only to a new alarm: an existing alarm keeps its tags.
    return { kind: 'putAlarm', title, call, replace: replacement };
  }
  const tags = { ...createdByTags, 'client-vpn-endpoint': endpointId };
  const call = putAlarmCall(definition, tags);
  return { kind: 'putAlarm', title: t('Create the alarm {0}', shown), call };
}

/** What an alarm that is overwritten loses. */
export function lossProblems({ replace }: PutAlarmStep, t: Translate): readonly Problem[] {
  const losses = replace ? lossesOf(replace) : [];
  return losses.length > 0 ? [{ severity: 'warning', text: lossesText(losses, t) }] : [];
}
