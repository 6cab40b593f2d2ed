/** Enables or disables the actions of an alarm. The alarm is evaluated in both cases. */
import type { Failure } from '../model/errors';
import type { AnyAlarm } from '../model/logAlarm';
import type { ScopeAws } from '../ports/aws';
import { alarmActionsCall, type AwsCall } from '../ports/calls';
import type { Translate } from '../ports/translate';
import { attemptAndConfirm, stopped, stoppedBy, type Stopped } from './write/attempt';
import { findAlarm } from './write/find';
import type { Observe } from './write/readBack';

export type SetActionsResult =
  /** The current alarm in AWS. */
  | { readonly kind: 'done'; readonly alarm: AnyAlarm }
  /** It already had this setting; nothing was sent. */
  | { readonly kind: 'unchanged'; readonly alarm: AnyAlarm }
  | { readonly kind: 'gone' }
  | Stopped;

/**
 * Changes the setting and reads it back: CloudWatch also reports success for an alarm that does not
 * exist.
 * @throws unexpected errors
 */
export async function setActionsEnabled(
  name: string,
  enabled: boolean,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<SetActionsResult> {
  const call = alarmActionsCall(name, enabled);
  const check = async (): Promise<SetActionsResult | undefined> => {
    const alarm = await findAlarm(aws, name, signal);
    if (!alarm) return { kind: 'gone' };
    return alarm.actionsEnabled === enabled ? { kind: 'unchanged', alarm } : undefined;
  };
  const send = () => aws.send(call, signal);
  try {
    const write = await attemptAndConfirm(
      { check, send, observe: observeActions(name, enabled, aws) },
      { clock: aws.clock, signal },
    );
    if (write.kind !== 'shown' && write.kind !== 'notShown') return write;
    const { seen: alarm } = write;
    if (!alarm) return { kind: 'gone' };
    return write.kind === 'shown' ? { kind: 'done', alarm } : notChanged(call, aws, t);
  } catch (error) {
    return stopped(error);
  }
}

function observeActions(
  name: string,
  enabled: boolean,
  aws: ScopeAws,
): Observe<AnyAlarm | undefined> {
  return async (signal) => {
    const seen = await findAlarm(aws, name, signal);
    if (!seen) return { effect: 'unknown', seen };
    return { effect: seen.actionsEnabled === enabled ? 'yes' : 'no', seen };
  };
}

function notChanged(call: AwsCall, aws: ScopeAws, t: Translate): Stopped {
  const { iamAction: action, resource } = call;
  const detail = t('The alarm has not changed.');
  const failure: Failure = { kind: 'other', action, resource, detail, ...aws.scope };
  return stoppedBy(failure, 'unknown');
}
