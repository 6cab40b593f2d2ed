/**
 * Changes an existing alarm. PutMetricAlarm overwrites the whole configuration, so the input is the
 * configuration in AWS with only the wanted changes: unknown members are preserved. The alarm is
 * written only if it is still as the user saw it. It is reported as done only if AWS has the
 * requested configuration. Tags are unchanged: CloudWatch applies tags only to a new alarm.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
import type { Alarm, AlarmDefinition } from '../../model/alarm';
import type { AlarmConfiguration, StoredAlarm } from '../../model/alarmConfiguration';
import type { ScopeAws } from '../../ports/aws';
import { overwriteAlarmCall, type AwsCallOf } from '../../ports/calls';
import { alarmDifferences, type AlarmDifference } from '../write/alarmDifferences';
import { attemptAndConfirm, stopped, type Stopped } from '../write/attempt';
import { configurationDifferences, writtenDifferences } from './configurationDifferences';
import type { Observe } from '../write/readBack';
import { rewritten } from './rewriteAlarm';

/** What the user sees before confirming. */
export interface Replacement {
  /** The current alarm in AWS. */
  readonly alarm: Alarm;
  readonly configuration: AlarmConfiguration;
  /** All changes; `found` is the current value. */
  readonly differences: readonly AlarmDifference[];
  /** The call that is sent. */
  readonly call: AwsCallOf<'alarms.overwrite'>;
}

export type ReplacePreview =
  | { readonly kind: 'ready'; readonly replacement: Replacement }
  /** The alarm already has the wanted configuration. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'gone' }
  /** The alarm has changed since the finding. */
  | { readonly kind: 'changed' }
  | Stopped;

export type ReplaceResult =
  | { readonly kind: 'done'; readonly alarm: Alarm }
  /** It was written, but AWS has a different configuration. */
  | {
      readonly kind: 'differs';
      readonly alarm: Alarm;
      readonly differences: readonly AlarmDifference[];
    }
  | { readonly kind: 'gone' }
  | { readonly kind: 'changed'; readonly alarm: Alarm }
  | Stopped;

/**
 * The changes of overwriting an alarm with a definition.
 * @throws RangeError for what this build cannot write
 */
function replacementOf(
  { alarm, configuration }: StoredAlarm,
  definition: AlarmDefinition,
  from: AlarmDefinition = alarm,
): Replacement {
  const call = overwriteAlarmCall(definition, rewritten(configuration, from, definition));
  const differences = configurationDifferences(call.input, configuration);
  return { alarm, configuration, differences, call };
}

/**
 * The same for a new alarm that overwrites an existing one of the same name. Its queries are only
 * those of the definition, because a unit or an account of the old queries would keep it silent.
 */
export function wholeReplacementOf(stored: StoredAlarm, definition: AlarmDefinition): Replacement {
  return replacementOf(stored, definition, { ...stored.alarm, queries: [] });
}

/**
 * Checks that the alarm is still as the user saw it, and computes the changes.
 * @throws unexpected errors
 */
export async function previewReplace(
  seen: AlarmDefinition,
  definition: AlarmDefinition,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<ReplacePreview> {
  try {
    const stored = await aws.alarms.stored(seen.name, signal);
    if (!stored) return { kind: 'gone' };
    const { alarm } = stored;
    if (alarmDifferences(definition, alarm).length === 0) return { kind: 'unchanged' };
    if (alarmDifferences(seen, alarm).length > 0) return { kind: 'changed' };
    return { kind: 'ready', replacement: replacementOf(stored, definition) };
  } catch (error) {
    return stopped(error);
  }
}

/**
 * Writes the alarm if it has not changed since the preview.
 * @throws unexpected errors
 */
export async function replaceAlarm(
  replacement: Replacement,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<ReplaceResult> {
  try {
    return await overwrite(replacement, aws, signal);
  } catch (error) {
    return stopped(error);
  }
}

/**
 * The same for a caller that may have sent this write before: it throws where the alarm cannot be
 * read first, because that says nothing about the earlier write.
 * @throws ExpectedError and unexpected errors
 */
export async function overwrite(
  replacement: Replacement,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<ReplaceResult> {
  const { alarm, configuration, call } = replacement;
  const { name } = alarm;
  const isAsSeen = (stored: StoredAlarm): boolean =>
    configurationDifferences(configuration, stored.configuration).length === 0;
  const check = async (): Promise<ReplaceResult | undefined> => {
    const stored = await aws.alarms.stored(name, signal);
    if (!stored) return { kind: 'gone' };
    if (isAsSeen(stored)) return undefined;
    const { alarm: now } = stored;
    const isDone = leftOf(replacement, stored).length === 0;
    return isDone ? { kind: 'done', alarm: now } : { kind: 'changed', alarm: now };
  };
  const send = () => aws.send(call, signal);
  const observe: Observe<StoredAlarm | undefined> = async (readSignal) => {
    const seen = await aws.alarms.stored(name, readSignal);
    if (!seen) return { effect: 'unknown', seen };
    if (leftOf(replacement, seen).length === 0) return { effect: 'yes', seen };
    return { effect: isAsSeen(seen) ? 'no' : 'unknown', seen };
  };
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  if (write.kind !== 'shown' && write.kind !== 'notShown') return write;
  const { seen } = write;
  if (!seen) return { kind: 'gone' };
  return write.kind === 'shown'
    ? { kind: 'done', alarm: seen.alarm }
    : { kind: 'differs', alarm: seen.alarm, differences: leftOf(replacement, seen) };
}

/** The differences between the requested configuration and the one in AWS. */
function leftOf(
  { call, configuration: before }: Replacement,
  { configuration: found }: StoredAlarm,
): readonly AlarmDifference[] {
  return writtenDifferences(call.input, found, before);
}
