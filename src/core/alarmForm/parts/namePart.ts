/** The name of the alarm, which no other alarm may have. */
import type { AlarmDraft } from '../../actions/create/alarmDraft';
import { freeName } from '../../actions/create/draftAlarm';
import { hasCreated } from '../../actions/plan/created';
import { namesakeAlarm, type NamesakeAlarm } from '../../actions/write/existing';
import { alarmNameProblem } from '../../actions/write/validation';
import { isLogAlarm } from '../../model/logAlarm';
import { displayText } from '../../text/displayText';
import { readValue } from '../reads/keyedReads';
import type { FormField, FormProblem } from '../view/formModel';
import { fieldProblems, unreadProblem, type FormContext, type FormPart } from './formPart';

/**
 * The part; no fields if an alarm is overwritten, which keeps its name.
 * @param taken the names of alarms
 */
export function namePart(
  context: FormContext,
  draft: AlarmDraft,
  taken: ReadonlySet<string>,
): FormPart {
  const { answers, place, reads, aws, t, afterTyping, created } = context;
  if (draft.replace) return { fields: [], draft: { name: draft.replace.alarm.name } };
  const isTaken = (one: string): boolean =>
    taken.has(one) && !hasCreated(created, { kind: 'alarm', name: one, confirmed: true });
  const text = answers.name ?? freeName(draft, place.endpoint, isTaken);
  const name = text.trim();
  const found = reads.of('namesake', name, async (signal) => {
    await afterTyping(signal);
    const alarm = name === '' ? undefined : await namesakeAlarm(name, aws, signal);
    if (alarm || name === '') return { alarm, isComposite: false };
    return { alarm, isComposite: await aws.alarms.isComposite(name, signal) };
  });
  const isOurs = hasCreated(created, { kind: 'alarm', name, confirmed: true });
  const namesake = isOurs ? undefined : readValue(found);
  const field: FormField = {
    kind: 'text',
    key: 'name',
    label: t('Alarm name'),
    value: text,
    hint: t('The subject of the emails and the tree show it. It cannot be changed later.'),
    problems: [
      ...fieldProblems(alarmNameProblem(text, t)),
      ...(namesake?.alarm ? [namesakeProblem(namesake.alarm, draft, context)] : []),
      ...(namesake?.isComposite === true ? [compositeProblem(name, context)] : []),
      ...fieldProblems(unreadProblem(found, context)),
    ],
    ...(found.kind === 'reading' && { reading: t('Looking for an alarm of this name…') }),
  };
  return { fields: [field], draft: { name: text }, isWaiting: found.kind === 'reading' };
}

/** Only a metric alarm can be overwritten, and only by one. */
function namesakeProblem(
  { alarm, endpointIds }: NamesakeAlarm,
  { method }: AlarmDraft,
  { t }: FormContext,
): FormProblem {
  const name = displayText(alarm.name);
  const canReplace = method !== 'logAlarm' && !isLogAlarm(alarm);
  return {
    severity: 'error',
    text:
      endpointIds.length > 0
        ? t('An alarm named {0} already exists and watches {1}.', name, endpointIds.join(', '))
        : t('An alarm named {0} already exists but does not watch Client VPN.', name),
    actions: [
      { kind: 'showAlarm', label: t('Show {0}', name), value: alarm.name },
      ...(canReplace
        ? [{ kind: 'replaceAlarm', label: t('Replace {0}', name), value: alarm.name } as const]
        : []),
    ],
  };
}

function compositeProblem(name: string, { t }: FormContext): FormProblem {
  const text = t('A composite alarm named {0} exists. Choose another name.', displayText(name));
  return { severity: 'error', text };
}
