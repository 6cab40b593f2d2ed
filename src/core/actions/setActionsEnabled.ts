/** Lets an alarm run its actions, or stops it from doing so; it is evaluated either way. */
import type { Failure } from '../errors';
import type { Alarm } from '../model/alarm';
import type { ScopeAws } from '../ports/aws';
import type { Translate } from '../ports/translate';
import { attempt, stopOf, stopped, stoppedBy } from './attempt';
import type { Stopped } from './attempt';
import { findAlarm } from './find';

export type SetActionsResult =
  /** As AWS has it now. */
  | { readonly kind: 'done'; readonly alarm: Alarm }
  /** It was so before; nothing was sent. */
  | { readonly kind: 'unchanged'; readonly alarm: Alarm }
  | { readonly kind: 'gone' }
  | Stopped;

/** @throws what is not expected */
export async function setActionsEnabled(
  name: string,
  enabled: boolean,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<SetActionsResult> {
  try {
    const before = await findAlarm(aws, name, signal);
    if (!before) return { kind: 'gone' };
    if (before.actionsEnabled === enabled) return { kind: 'unchanged', alarm: before };
    const write = await attempt(
      () => aws.alarms.setActionsEnabled(name, enabled, signal),
      async () => ((await findAlarm(aws, name))?.actionsEnabled === enabled ? 'yes' : 'no'),
    );
    const stop = stopOf(write);
    if (stop) return stop;
  } catch (error) {
    return stopped(error);
  }
  return readBack(name, enabled, aws, t, signal);
}

/** CloudWatch answers with success for an alarm that does not exist, so its word is not enough. */
async function readBack(
  name: string,
  enabled: boolean,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<SetActionsResult> {
  try {
    const alarm = await findAlarm(aws, name, signal);
    if (!alarm) return { kind: 'gone' };
    if (alarm.actionsEnabled === enabled) return { kind: 'done', alarm };
    const action = enabled ? 'cloudwatch:EnableAlarmActions' : 'cloudwatch:DisableAlarmActions';
    const detail = t('The alarm has not changed.');
    const failure: Failure = { kind: 'other', action, resource: name, detail, ...aws.scope };
    return stoppedBy(failure, 'unknown');
  } catch (error) {
    return stopped(error, 'yes');
  }
}
