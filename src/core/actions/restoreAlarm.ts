/**
 * Writes a deleted metric alarm again, as it was: with its whole configuration, also members that are
 * unknown here. Its tags and its history are gone.
 */
import { isExpected } from '../model/errors';
import { isMetricAlarm, type AnyAlarm } from '../model/logAlarm';
import type { StoredAlarm } from '../model/alarmConfiguration';
import type { ScopeAws } from '../ports/aws';
import { overwriteAlarmCall } from '../ports/calls';
import { configurationDifferences } from './replace/configurationDifferences';
import { attemptAndConfirm, stopped, type Stopped } from './write/attempt';
import { findAlarm } from './write/find';
import type { Observe } from './write/readBack';

export type RestoreResult =
  | { readonly kind: 'done' }
  /** An alarm of this name exists: nothing was sent. */
  | { readonly kind: 'exists' }
  /** It was written, but AWS does not show it as it was. */
  | { readonly kind: 'differs' }
  | Stopped;

/**
 * What is needed to restore the alarm, read before it is deleted; undefined for a log alarm, and if it
 * cannot be read completely.
 */
export async function readForRestore(
  alarm: AnyAlarm,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<StoredAlarm | undefined> {
  if (!isMetricAlarm(alarm)) return undefined;
  try {
    return await aws.alarms.stored(alarm.name, signal);
  } catch (error) {
    if (!isExpected(error)) throw error;
    return undefined;
  }
}

/**
 * Writes the alarm again, unless one of its name exists.
 * @throws unexpected errors
 */
export async function restoreAlarm(
  { alarm, configuration }: StoredAlarm,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<RestoreResult> {
  const { name } = alarm;
  const check = async (): Promise<RestoreResult | undefined> => {
    // A log alarm or a composite alarm of the name would be replaced as well.
    const exists =
      (await findAlarm(aws, name, signal)) ?? (await aws.alarms.isComposite(name, signal));
    return exists ? { kind: 'exists' } : undefined;
  };
  const send = () => aws.send(overwriteAlarmCall(alarm, configuration), signal);
  const observe: Observe<StoredAlarm | undefined> = async (readSignal) => {
    const seen = await aws.alarms.stored(name, readSignal);
    if (!seen) return { effect: 'no', seen };
    const same = configurationDifferences(configuration, seen.configuration).length === 0;
    return { effect: same ? 'yes' : 'unknown', seen };
  };
  try {
    const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
    if (write.kind === 'shown') return { kind: 'done' };
    return write.kind === 'notShown' ? { kind: 'differs' } : write;
  } catch (error) {
    return stopped(error);
  }
}
