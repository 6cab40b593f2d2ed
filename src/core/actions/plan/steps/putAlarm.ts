/** The step that creates or overwrites a metric alarm. */
import { isMetricAlarm } from '../../../model/logAlarm';
import type { AwsCallOf } from '../../../ports/calls';
import { overwrite, type Replacement } from '../../replace/replaceAlarm';
import { alarmDifferences } from '../../write/alarmDifferences';
import { attemptAndConfirm } from '../../write/attempt';
import { findAlarm, observeAlarm } from '../../write/find';
import { hasCreated, withCreated, type CreatedResource } from '../created';
import {
  after,
  conflict,
  ended,
  type End,
  type RunResult,
  type Step,
  type StepContext,
} from './step';

/** Creates an alarm, or overwrites one. */
export interface PutAlarmStep extends Step<
  'putAlarm',
  AwsCallOf<'alarms.put' | 'alarms.overwrite'>
> {
  /** The alarm that the user agreed to overwrite, as they saw it, and what changes. */
  readonly replace?: Replacement;
}

/** Runs it. @throws ExpectedError of a read before the write, and unexpected errors */
export async function putAlarm(
  { call, replace }: PutAlarmStep,
  context: StepContext,
): Promise<RunResult> {
  if (replace) return overwriteAlarm(replace, context);
  const { aws, created, signal } = context;
  const { definition } = call;
  const entry: CreatedResource = { kind: 'alarm', name: definition.name, confirmed: true };
  const check = async (): Promise<End | undefined> => {
    const alarm = await findAlarm(aws, definition.name, signal);
    if (!alarm) return compositeNamesake(definition.name, context);
    const same = isMetricAlarm(alarm) && alarmDifferences(definition, alarm).length === 0;
    if (same && hasCreated(created, entry))
      return ended({ created: withCreated(created, entry), alarm });
    return ended(conflict(created, { kind: 'alarmExists', alarm, changed: false }));
  };
  const send = () => aws.send(call, signal);
  const observe = observeAlarm(aws, definition);
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  if (write.kind === 'ended') return write.result;
  const { seen: alarm } = { seen: undefined, ...write };
  return { ...after(write, created, entry), ...(alarm && { alarm }) };
}

/** A composite alarm of the name, which is in no list of alarms here and must not be replaced. */
export async function compositeNamesake(
  name: string,
  { aws, created, signal }: StepContext,
): Promise<End | undefined> {
  const isComposite = await aws.alarms.isComposite(name, signal);
  return isComposite ? ended(conflict(created, { kind: 'compositeExists', name })) : undefined;
}

/**
 * Overwrites the alarm that the user saw, and preserves the members that the plan does not change.
 */
async function overwriteAlarm(
  replace: Replacement,
  { aws, created, signal }: StepContext,
): Promise<RunResult> {
  const { name } = replace.alarm;
  const entry: CreatedResource = { kind: 'alarm', name, confirmed: true };
  const result = await overwrite(replace, aws, signal);
  switch (result.kind) {
    case 'done':
      return { created: withCreated(created, entry), alarm: result.alarm };
    case 'differs': {
      const { alarm, differences } = result;
      return { created: withCreated(created, entry), alarm, differences };
    }
    case 'gone':
      return conflict(created, { kind: 'alarmGone', name });
    case 'changed':
      return conflict(created, { kind: 'alarmExists', alarm: result.alarm, changed: true });
    default:
      return after(result, created, entry);
  }
}
