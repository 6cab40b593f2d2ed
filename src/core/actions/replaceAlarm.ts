/**
 * Writes an existing alarm anew. PutMetricAlarm overwrites the whole configuration, so it is done
 * only while the alarm is as the person saw it, and called done only when AWS has what was asked for.
 * Tags stay: CloudWatch heeds those of a new alarm only.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
import type { Alarm, AlarmDefinition } from '../model/alarm';
import type { ScopeAws } from '../ports/aws';
import { alarmDifferences, type AlarmDifference } from './alarmDifferences';
import { attempt, stopOf, stopped, type Stopped } from './attempt';
import { putMetricAlarmCall, type AwsCall } from './calls';
import { findAlarm } from './find';

/** What a person sees before they say yes. */
export interface Replacement {
  /** As AWS has it now. */
  readonly alarm: Alarm;
  readonly definition: AlarmDefinition;
  /** What changes; `found` is what is there now. */
  readonly differences: readonly AlarmDifference[];
  readonly call: AwsCall;
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
  | { readonly kind: 'differs'; readonly differences: readonly AlarmDifference[] }
  | { readonly kind: 'gone' }
  | { readonly kind: 'changed' }
  | Stopped;

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
    const alarm = await findAlarm(aws, seen.name, signal);
    if (!alarm) return { kind: 'gone' };
    const differences = alarmDifferences(definition, alarm);
    if (differences.length === 0) return { kind: 'unchanged' };
    if (alarmDifferences(seen, alarm).length > 0) return { kind: 'changed' };
    const call = putMetricAlarmCall(definition, {});
    return { kind: 'ready', replacement: { alarm, definition, differences, call } };
  } catch (error) {
    return stopped(error);
  }
}

/** Writes it, if it still is as it was previewed. @throws what is not expected */
export async function replaceAlarm(
  { alarm: seen, definition }: Replacement,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<ReplaceResult> {
  const { name } = seen;
  try {
    const alarm = await findAlarm(aws, name, signal);
    if (!alarm) return { kind: 'gone' };
    if (alarmDifferences(seen, alarm).length > 0) return { kind: 'changed' };
    const write = await attempt(
      () => aws.alarms.put(definition, {}, signal),
      async () => {
        const now = await findAlarm(aws, name);
        return now && alarmDifferences(definition, now).length === 0 ? 'yes' : 'no';
      },
    );
    const stop = stopOf(write);
    if (stop) return stop;
  } catch (error) {
    return stopped(error);
  }
  return readBack(definition, aws, signal);
}

async function readBack(
  definition: AlarmDefinition,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<ReplaceResult> {
  try {
    const alarm = await findAlarm(aws, definition.name, signal);
    if (!alarm) return { kind: 'gone' };
    const differences = alarmDifferences(definition, alarm);
    return differences.length > 0 ? { kind: 'differs', differences } : { kind: 'done', alarm };
  } catch (error) {
    return stopped(error, 'yes');
  }
}
