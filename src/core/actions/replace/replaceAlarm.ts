/**
 * Changes an existing alarm. PutMetricAlarm overwrites the whole configuration, so what is written is
 * the configuration that AWS has, with what is to change changed: what is not known here stays too.
 * It is written only while the alarm is as the person saw it, and called done only when AWS has what
 * was asked for. Tags stay: CloudWatch heeds those of a new alarm only.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
import type { Alarm, AlarmDefinition } from '../../model/alarm';
import type { AlarmConfiguration, StoredAlarm } from '../../model/alarmConfiguration';
import type { ScopeAws } from '../../ports/aws';
import { alarmDifferences, type AlarmDifference } from '../write/alarmDifferences';
import { attemptAndConfirm, stopped, type Stopped } from '../write/attempt';
import { overwriteAlarmCall, type AwsCall } from '../write/calls';
import { configurationDifferences, writtenDifferences } from './configurationDifferences';
import type { Look } from '../write/readBack';
import { rewritten } from './rewriteAlarm';

/** What a person sees before they say yes. */
export interface Replacement {
  /** As AWS has it now. */
  readonly alarm: Alarm;
  readonly configuration: AlarmConfiguration;
  readonly definition: AlarmDefinition;
  /** Everything that changes; `found` is what is there now. */
  readonly differences: readonly AlarmDifference[];
  /** Its input is what is sent. */
  readonly call: AwsCall<AlarmConfiguration>;
}

export type ReplacePreview =
  | { readonly kind: 'ready'; readonly replacement: Replacement }
  /** It is as it should be already. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'gone' }
  /** It is not the alarm that the finding was about. */
  | { readonly kind: 'changed' }
  | Stopped;

export type ReplaceResult =
  | { readonly kind: 'done'; readonly alarm: Alarm }
  /** It was written, but AWS has something else. */
  | {
      readonly kind: 'differs';
      readonly alarm: Alarm;
      readonly differences: readonly AlarmDifference[];
    }
  | { readonly kind: 'gone' }
  | { readonly kind: 'changed'; readonly alarm: Alarm }
  | Stopped;

/**
 * What writing a definition over an alarm changes.
 * @throws RangeError for what this build cannot write
 */
export function replacementOf(
  { alarm, configuration }: StoredAlarm,
  definition: AlarmDefinition,
  from: AlarmDefinition = alarm,
): Replacement {
  const call = overwriteAlarmCall(rewritten(configuration, from, definition));
  const differences = configurationDifferences(call.input, configuration);
  return { alarm, configuration, definition, differences, call };
}

/**
 * The same for an alarm that is made anew under the name of one that is there: its queries are those of
 * the definition alone, for a unit or an account of what was read before would keep it silent.
 */
export function anewOf(stored: StoredAlarm, definition: AlarmDefinition): Replacement {
  return replacementOf(stored, definition, { ...stored.alarm, queries: [] });
}

/**
 * Looks whether the alarm is as it was seen, and works out what changes.
 * @throws what is not expected
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

/** Writes it, if it still is as it was previewed. @throws what is not expected */
export async function replaceAlarm(
  replacement: Replacement,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<ReplaceResult> {
  const { alarm, configuration, definition, call } = replacement;
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
  const send = () => aws.alarms.overwrite(definition, call.input, signal);
  const look: Look<StoredAlarm | undefined> = async (lookSignal) => {
    const seen = await aws.alarms.stored(name, lookSignal);
    if (!seen) return { effect: 'unknown', seen };
    if (leftOf(replacement, seen).length === 0) return { effect: 'yes', seen };
    return { effect: isAsSeen(seen) ? 'no' : 'unknown', seen };
  };
  try {
    const write = await attemptAndConfirm({ check, send, look }, { clock: aws.clock, signal });
    if (write.kind !== 'shown' && write.kind !== 'notShown') return write;
    const { seen } = write;
    if (!seen) return { kind: 'gone' };
    return write.kind === 'shown'
      ? { kind: 'done', alarm: seen.alarm }
      : { kind: 'differs', alarm: seen.alarm, differences: leftOf(replacement, seen) };
  } catch (error) {
    return stopped(error);
  }
}

/** What AWS has otherwise than it was asked for. */
function leftOf(
  { call, configuration: before }: Replacement,
  { configuration: found }: StoredAlarm,
): readonly AlarmDifference[] {
  return writtenDifferences(call.input, found, before);
}
