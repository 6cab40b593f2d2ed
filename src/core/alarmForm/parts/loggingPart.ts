/** The log group, for a method that reads a log which the endpoint does not write yet. */
import { applies, type AlarmDraft } from '../../actions/create/alarmDraft';
import { defaultLogGroup } from '../../actions/logging/loggingCommands';
import { loggingProblems } from '../../actions/logging/loggingProblems';
import type { LoggingGroup } from '../../actions/logging/loggingInput';
import { hasCreated } from '../../actions/plan/created';
import { retentionDays, type LogGroup, type RetentionDays } from '../../cloudwatchLogs/logGroup';
import { displayText } from '../../text/displayText';
import { joined } from '../../text/phrases';
import { daysText } from '../../text/spans';
import { readValue, type Reading } from '../reads/keyedReads';
import type { FormField, FormOption } from '../view/formModel';
import { fieldProblems, unreadProblem, type FormContext, type FormPart } from './formPart';

/** Enough for most audits, and not for ever. */
const usualDays = '90';

/** The part; no fields if the endpoint logs already or if the method needs no log. */
export function loggingPart(context: FormContext, draft: AlarmDraft): FormPart {
  const { answers, place, reads, aws, t, afterTyping } = context;
  const { endpoint, scope, identity } = place;
  if (!applies('logging', draft, endpoint)) return { fields: [], draft: {} };
  const name = (answers.logGroup ?? suggestedGroup(context)).trim();
  const found = reads.of('logGroup', name, async (signal) => {
    await afterTyping(signal);
    return { group: name === '' ? undefined : await aws.logGroups.get(name, signal) };
  });
  const isCreated = hasCreated(context.created, { kind: 'logGroup', name, confirmed: true });
  const existing = isCreated ? undefined : readValue(found)?.group;
  const group = existing
    ? existingGroup(existing, answers.stream)
    : newGroup(name, answers.retention);
  const sharedWith = context.others.filter(
    ({ logging }) => logging.enabled && logging.group === name,
  );
  const problems = loggingProblems({ scope, identity, endpoint, group, sharedWith }, t);
  const nameField: FormField = {
    kind: 'text',
    key: 'logGroup',
    label: t('Log group'),
    value: answers.logGroup ?? name,
    suggestions: suggestions(context),
    hint: groupHint(found, existing, context),
    problems: fieldProblems(
      ...problems.filter(({ severity }) => severity === 'error'),
      unreadProblem(found, context),
    ),
    ...(found.kind === 'reading' && { reading: t('Looking for the log group…') }),
  };
  return {
    fields: [
      nameField,
      ...(existing ? streamFields(existing, context) : [retentionField(context)]),
    ],
    draft: { logging: group },
    isWaiting: found.kind === 'reading',
  };
}

/** A group that the endpoint logged to before it was turned off is the likeliest. */
function suggestedGroup({ place: { endpoint } }: FormContext): string {
  return endpoint.logging.group ?? defaultLogGroup(endpoint.id);
}

/** Those of endpoints first. */
function suggestions({ place, others, reads, aws }: FormContext): readonly string[] {
  const listed = reads.of('logGroups', '', (signal) => aws.logGroups.list(undefined, signal));
  const used = others.flatMap(({ logging }) =>
    logging.group === undefined ? [] : [logging.group],
  );
  const all = (readValue(listed) ?? []).map(({ name }) => name);
  return [...new Set([defaultLogGroup(place.endpoint.id), ...used, ...all])];
}

function groupHint(
  found: Reading<{ readonly group: LogGroup | undefined }>,
  existing: LogGroup | undefined,
  { t }: FormContext,
): string {
  if (existing) {
    const { retentionDays: days, logClass, kmsKeyId } = existing;
    const facts = joined(
      days === undefined ? t('never expires') : daysText(days, t),
      logClass === 'STANDARD' ? undefined : logClass,
      kmsKeyId === undefined ? undefined : t('encrypted'),
    );
    return t('This log group exists and is used as it is: {0}.', facts);
  }
  return found.kind === 'read'
    ? t('Connection logging is off. It is turned on with this new log group.')
    : t('Connection logging is off. It is turned on with this log group.');
}

function newGroup(name: string, retention: string | undefined): LoggingGroup {
  const days = chosenDays(retention);
  return { kind: 'new', name, ...(days !== undefined && { retentionDays: days }) };
}

function existingGroup(group: LogGroup, stream: string | undefined): LoggingGroup {
  return { kind: 'existing', group, ...(stream !== undefined && stream !== '' && { stream }) };
}

function chosenDays(retention = usualDays): RetentionDays | undefined {
  return retentionDays.find((days) => String(days) === retention);
}

function retentionField({ answers, t }: FormContext): FormField {
  const days = chosenDays(answers.retention);
  return {
    kind: 'select',
    key: 'retention',
    label: t('Retention'),
    value: days === undefined ? 'never' : String(days),
    options: [
      ...retentionDays.map((one) => ({ value: String(one), label: retentionText(one, t) })),
      { value: 'never', label: t('Never expire') },
    ],
    hint: t('The entries name users and addresses.'),
    problems: [],
  };
}

/** Long periods also in years, as the console of CloudWatch shows them. */
function retentionText(days: RetentionDays, t: FormContext['t']): string {
  const years = Math.round(days / 365.25);
  const isYears = days >= 365 && Math.abs(days - years * 365.25) < 3;
  return joined(daysText(days, t), isYears ? t('{0} years', years) : undefined);
}

/** The stream of an existing group, if it has streams. */
function streamFields(group: LogGroup, context: FormContext): readonly FormField[] {
  const { answers, reads, aws, t } = context;
  const streams = reads.of('streams', group.name, (signal) =>
    aws.logGroups.streams(group.name, signal),
  );
  const names = readValue(streams) ?? [];
  if (names.length === 0 && streams.kind !== 'failed') return [];
  const options: readonly FormOption[] = [
    { value: '', label: t('Let Client VPN create a log stream') },
    ...names.map((name) => ({
      value: name,
      label: displayText(name),
      group: t('Existing log streams'),
    })),
  ];
  return [
    {
      kind: 'select',
      key: 'stream',
      label: t('Log stream'),
      value: answers.stream ?? '',
      options,
      problems: fieldProblems(unreadProblem(streams, context)),
    },
  ];
}
