/** The wizard step for the alarm name. An existing alarm is overwritten only after confirmation. */
import * as vscode from 'vscode';
import { namesakeAlarm, type NamesakeAlarm } from '../../../core/actions/write/existing';
import { alarmNameProblem } from '../../../core/actions/write/validation';
import { freeName } from '../../../core/actions/create/draftAlarm';
import { isLogAlarm } from '../../../core/model/logAlarm';
import { scopeId } from '../../../core/model/scope';
import type { Step } from '../../../core/base/wizard';
import { displayText } from '../../../core/text/displayText';
import { input, pick, type Memory, type PickItem } from '../../input/quickInput';
import { placeOf, type Draft, type ShowAlarm } from './draft';

const t = vscode.l10n.t;

/** The choices if an alarm with the name exists. */
type Decision = 'rename' | 'replace' | 'show';

/**
 * Asks for the name, unless an existing alarm is replaced.
 * @param show reveals an alarm, which ends the wizard
 */
export function nameStep(title: string, show: ShowAlarm): Step<Draft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    if (draft.replace) return { kind: 'skip', state: draft };
    const { endpoint, aws } = placeOf(draft);
    const isTaken = async (name: string): Promise<boolean> =>
      (await namesakeAlarm(name, aws)) !== undefined;
    const suggested = draft.name ?? (await freeName(draft, endpoint, isTaken));
    for (;;) {
      const answer = await input({
        title,
        canGoBack,
        prompt: t('Alarm name'),
        value: suggested,
        memory,
        check: (text) => alarmNameProblem(text, t),
      });
      if (answer.kind !== 'value') return answer;
      const { value } = answer;
      const namesake = await namesakeAlarm(value, aws);
      if (!namesake) return { kind: 'next', state: { ...draft, name: value } };
      const decision = await decide(title, namesake, draft);
      if (decision === 'cancel') return { kind: 'cancel' };
      if (decision === 'show') {
        await show(scopeId(aws.scope), namesake.alarm);
        return { kind: 'cancel' };
      }
      if (decision === 'replace') {
        const replace = await aws.alarms.stored(namesake.alarm.name);
        return { kind: 'next', state: { ...draft, name: value, ...(replace && { replace }) } };
      }
    }
  };
}

/** Only a metric alarm can be overwritten, and only by one. */
async function decide(
  title: string,
  { alarm, endpointIds }: NamesakeAlarm,
  { method }: Draft,
): Promise<Decision | 'cancel'> {
  const canReplace = method !== 'logAlarm' && !isLogAlarm(alarm);
  const name = displayText(alarm.name);
  const answer = await pick<Decision>({
    title,
    canGoBack: true,
    placeholder:
      endpointIds.length > 0
        ? t('An alarm named {0} already exists and watches {1}.', name, endpointIds.join(', '))
        : t('An alarm named {0} already exists but does not watch Client VPN.', name),
    items: [
      { label: `$(edit) ${t('Choose another name')}`, value: 'rename' },
      { label: `$(eye) ${t('Show {0}', name)}`, description: alarm.state, value: 'show' },
      ...(canReplace ? [replaceItem(name)] : []),
    ],
  });
  if (answer.kind === 'back') return 'rename';
  return answer.kind === 'cancel' ? 'cancel' : answer.value;
}

function replaceItem(name: string): PickItem<Decision> {
  return {
    label: `$(replace) ${t('Replace {0}', name)}`,
    description: t('overwrites what it watches and whom it notifies; keeps the rest'),
    value: 'replace',
  };
}
