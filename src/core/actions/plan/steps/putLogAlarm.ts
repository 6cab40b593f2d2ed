/** The step that creates a log alarm. */
import { ExpectedError, isExpected } from '../../../model/errors';
import { isLogAlarm, type LogAlarm, type LogAlarmDefinition } from '../../../model/logAlarm';
import type { AwsCallOf } from '../../../ports/calls';
import { roleName } from '../../../policy/role';
import { alarmDifferences, type AlarmDifference } from '../../write/alarmDifferences';
import { attemptAndConfirm } from '../../write/attempt';
import { findAlarm } from '../../write/find';
import type { Observe } from '../../write/readBack';
import { hasCreated, withCreated, type CreatedResource } from '../created';
import { compositeNamesake } from './putAlarm';
import {
  after,
  conflict,
  ended,
  type End,
  type RunResult,
  type Step,
  type StepContext,
} from './step';

/** Creates a log alarm. No alarm of any kind is overwritten. */
export type PutLogAlarmStep = Step<'putLogAlarm', AwsCallOf<'logAlarms.put'>>;

/** Runs it. @throws ExpectedError of a read before the write, and unexpected errors */
export async function putLogAlarm(
  { call }: PutLogAlarmStep,
  context: StepContext,
): Promise<RunResult> {
  const { aws, created, signal } = context;
  const { definition } = call;
  const { name } = definition;
  const entry: CreatedResource = { kind: 'alarm', name, confirmed: true };
  const check = async (): Promise<End | undefined> => {
    const alarm = await findAlarm(aws, name, signal);
    if (alarm) {
      const isOurs = hasCreated(created, entry) && isLogAlarm(alarm);
      if (isOurs && logAlarmDifferences(definition, alarm).length === 0)
        return ended({ created: withCreated(created, entry), alarm });
      return ended(conflict(created, { kind: 'alarmExists', alarm, changed: false }));
    }
    return compositeNamesake(name, context);
  };
  const send = () => sendWithRoles(() => aws.send(call, signal), definition, created);
  const observe: Observe<LogAlarm | undefined> = async (readSignal) => {
    const seen = await findAlarm(aws, name, readSignal);
    if (!seen || !isLogAlarm(seen)) return { effect: 'no', seen: undefined };
    const isSame = logAlarmDifferences(definition, seen).length === 0;
    return { effect: isSame ? 'yes' : 'unknown', seen };
  };
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  if (write.kind === 'ended') return write.result;
  const { seen: alarm } = { seen: undefined, ...write };
  const differences = alarm && logAlarmDifferences(definition, alarm);
  return { ...after(write, created, entry), ...(alarm && { alarm, differences }) };
}

/**
 * The properties that differ. AWS does not document whether it returns the name or the ARN of a log
 * group that was given by its name: both count as the same.
 */
export function logAlarmDifferences(
  wanted: LogAlarmDefinition,
  found: LogAlarmDefinition,
): readonly AlarmDifference[] {
  const logGroups = found.query.logGroups.map(
    (group) => wanted.query.logGroups.find((one) => groupName(one) === groupName(group)) ?? group,
  );
  return alarmDifferences(wanted, { ...found, query: { ...found.query, logGroups } });
}

function groupName(group: string): string {
  return group.replace(/^arn:.*:log-group:/, '').replace(/:\*$/, '');
}

/**
 * Sends the write. A role that this plan has just created is not usable everywhere at once. Assumed:
 * CloudWatch then rejects the input with a message about the role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 * @throws ExpectedError `busy` for such a rejection, so that the write is tried again
 */
async function sendWithRoles(
  send: () => Promise<unknown>,
  { query, logLineRoleArn = '' }: LogAlarmDefinition,
  created: readonly CreatedResource[],
): Promise<void> {
  try {
    await send();
  } catch (error) {
    const isNew = [query.roleArn, logLineRoleArn].some((arn) =>
      hasCreated(created, { kind: 'role', name: roleName(arn) ?? '', confirmed: true }),
    );
    if (!isNew || !isExpected(error) || error.failure.kind !== 'invalid') throw error;
    if (!/\brole\b/i.test(error.failure.detail ?? '')) throw error;
    throw new ExpectedError({ ...error.failure, kind: 'busy' }, { cause: error });
  }
}
