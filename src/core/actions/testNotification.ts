/**
 * Sends a test notification through an alarm: sets its state to ALARM until its next evaluation,
 * which runs its actions as a real alarm would. Refuses if CloudWatch would send nothing.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 */
import { minuteMs } from '../base/duration';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { ScopeAws } from '../ports/aws';
import { setAlarmStateCall, type AwsCall } from '../ports/calls';
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';
import { alarmDifferences } from './write/alarmDifferences';
import { attempt, stopped, type Stopped } from './write/attempt';
import { findAlarm } from './write/find';
import type { Problem } from './write/problem';
import type { Observe } from './write/readBack';
import { otherActions, receivers, type Receiver } from './receivers';
import { testWarnings } from './testWarnings';

/**
 * The local clock may differ from AWS's, so the history is read from this long before now to this
 * long after it, in ms.
 */
const clocksDifferMs = 15 * minuteMs;

/** What the user sees before confirming. */
export interface TestPreview {
  readonly alarm: AnyAlarm;
  /** The reason in the e-mail. */
  readonly reason: string;
  readonly call: AwsCall;
  /** The topics whose subscribers are all notified. */
  readonly receivers: readonly Receiver[];
  readonly warnings: readonly Problem[];
}

export type TestPreviewResult =
  | { readonly kind: 'ready'; readonly preview: TestPreview }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | Stopped;

export type TestResult =
  | { readonly kind: 'sent' }
  | { readonly kind: 'gone' }
  /** It is not the alarm that the user saw: it may notify other recipients. */
  | { readonly kind: 'changed'; readonly alarm: AnyAlarm }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | Stopped;

/**
 * Reads who would be notified.
 * @param now ms since 1970
 * @throws unexpected errors
 */
export async function previewTest(
  name: string,
  now: number,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<TestPreviewResult> {
  try {
    const alarm = await findAlarm(aws, name, signal);
    if (!alarm) return { kind: 'gone' };
    const problem = testRefusal(alarm, t);
    if (problem) return { kind: 'refused', problem };
    const reason = testReason(now, t);
    const receiversNow = await receivers(alarm.alarmActions, aws, signal);
    return {
      kind: 'ready',
      preview: {
        alarm,
        reason,
        call: setAlarmStateCall(name, 'ALARM', reason),
        receivers: receiversNow,
        warnings: [
          ...(isLogAlarm(alarm) ? [logAlarmWarning(t)] : []),
          ...testWarnings(receiversNow, otherActions(alarm.alarmActions), t),
        ],
      },
    };
  } catch (error) {
    return stopped(error);
  }
}

/**
 * Sends the test if the alarm has not changed since the preview.
 * @throws unexpected errors
 */
export async function sendTest(
  { alarm: seen, reason, call }: TestPreview,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<TestResult> {
  const { name } = seen;
  const check = async (): Promise<TestResult | undefined> => {
    const alarm = await findAlarm(aws, name, signal);
    if (!alarm) return { kind: 'gone' };
    if (alarmDifferences(seen, alarm).length > 0) return { kind: 'changed', alarm };
    const problem = testRefusal(alarm, t);
    return problem && { kind: 'refused', problem };
  };
  const send = () => aws.send(call, signal);
  try {
    const observe = observeReason(name, reason, aws);
    const write = await attempt({ check, send, observe }, { clock: aws.clock, signal });
    return write.kind === 'done' ? { kind: 'sent' } : write;
  } catch (error) {
    return stopped(error);
  }
}

/**
 * The next evaluation replaces the reason within seconds, so the history is read as well. The
 * history may not contain the change yet, so neither can prove that nothing was sent.
 */
function observeReason(name: string, reason: string, aws: ScopeAws): Observe<undefined> {
  const isThere = async (signal?: AbortSignal): Promise<boolean> => {
    if ((await findAlarm(aws, name, signal))?.stateReason === reason) return true;
    const now = aws.clock.now();
    const range = { start: now - clocksDifferMs, end: now + clocksDifferMs };
    const transitions = await aws.alarms.transitions(name, range, signal);
    return transitions.some((transition) => transition.reason === reason);
  };
  return async (signal) => ({
    effect: (await isThere(signal)) ? 'yes' : 'unknown',
    seen: undefined,
  });
}

/**
 * Why a test would send nothing: actions run only when the state changes, and only if some are
 * enabled.
 */
function testRefusal(alarm: AnyAlarm, t: Translate): Problem | undefined {
  const name = displayText(alarm.name);
  if (alarm.alarmActions.length === 0 && isLogAlarm(alarm)) {
    return error(
      t(
        'The alarm {0} has no action for ALARM. If an EventBridge rule notifies of its contributors, only a real connection tests that.',
        name,
      ),
    );
  }
  if (alarm.alarmActions.length === 0)
    return error(t('The alarm {0} has no action for ALARM: a test would notify nobody.', name));
  if (!alarm.actionsEnabled) {
    return error(
      t('The actions of the alarm {0} are disabled: enable them before sending a test.', name),
    );
  }
  if (alarm.state === 'ALARM') {
    return error(
      t(
        'The alarm {0} is in ALARM already: CloudWatch notifies when the state changes, so wait until it is back in OK.',
        name,
      ),
    );
  }
  return undefined;
}

/**
 * AWS's page names metric and composite alarms only. No contributor changes, so a log alarm's message
 * cannot name one, and EventBridge has no event of a contributor.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 */
function logAlarmWarning(t: Translate): Problem {
  const text = t(
    'AWS documents this test for metric and composite alarms only. If it is accepted for this log alarm, the message names no user; a real connection tests the whole message.',
  );
  return { severity: 'warning', text };
}

/**
 * Whether a state's reason comes from a test notification. Such a reason names this extension in
 * every language; CloudWatch's own reasons are about thresholds and datapoints.
 */
export function isTestReason(reason: string): boolean {
  return reason.includes('Client VPN Watch');
}

function testReason(now: number, t: Translate): string {
  const at = new Date(now).toISOString();
  return t(
    'This is a test. It was sent manually from Client VPN Watch at {0} (UTC); nobody has connected.',
    at,
  );
}

function error(text: string): Problem {
  return { severity: 'error', text };
}
