/** Reads and writes an alarm with its whole configuration, including what the SDK does not know. */
import {
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch';
import { configurationOf } from '../core/actions/replace/alarmConfiguration';
import { overwriteAlarmCall } from '../core/actions/write/calls';
import { parseExactly } from '../core/base/exactJson';
import { isRecord } from '../core/base/isRecord';
import type { AlarmConfiguration, StoredAlarm } from '../core/model/alarmConfiguration';
import type { CallSite } from './callSite';
import type { Caller } from './caller';
import { toAlarm } from './mapping/mapAlarm';
import { readingText, sendingJson } from './mapping/rawJson';

/** The port's `stored`. @throws ExpectedError */
export async function readStoredAlarm(
  caller: Caller,
  name: string,
  signal: AbortSignal | undefined,
): Promise<StoredAlarm | undefined> {
  const site: CallSite = { action: 'cloudwatch:DescribeAlarms', resource: name, signal };
  let text = '';
  const output = await caller.run(site, (clients, options) => {
    const input = { AlarmTypes: ['MetricAlarm' as const], AlarmNames: [name] };
    const command = readingText(new DescribeAlarmsCommand(input), (body) => (text = body));
    return clients.cloudwatch().send(command, options);
  });
  if (output.MetricAlarms === undefined && output.$metadata.requestId === undefined)
    throw caller.failure(site, 'malformed', 'The answer does not come from AWS.');
  const source = output.MetricAlarms?.find(({ AlarmName }) => AlarmName === name);
  if (!source) return undefined;
  const alarm = toAlarm(source);
  const answer = alarmsIn(text).find(({ AlarmName }) => AlarmName === name);
  if (!alarm || !answer)
    throw caller.failure(site, 'malformed', 'The whole configuration of the alarm cannot be read.');
  return { alarm, configuration: configurationOf(answer) };
}

/** The port's `overwrite`. @throws ExpectedError */
export async function overwriteAlarm(
  caller: Caller,
  name: string,
  configuration: AlarmConfiguration,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { input, iamAction: action } = overwriteAlarmCall(configuration);
  await caller.run({ action, resource: name, signal }, (clients, options) => {
    // The SDK requires the members that it knows; the whole configuration is sent.
    const command = new PutMetricAlarmCommand({
      ...(input as object),
      AlarmName: name,
    } satisfies PutMetricAlarmInput);
    return clients.cloudwatch().send(sendingJson(command, input), options);
  });
}

/**
 * The entries of `MetricAlarms`, unchanged; none if the text is not such a response, or parsing
 * would lose data.
 */
function alarmsIn(text: string): readonly AlarmConfiguration[] {
  const answer = parseExactly(text);
  const alarms = isRecord(answer) ? answer.MetricAlarms : undefined;
  return Array.isArray(alarms) ? alarms.filter(isRecord) : [];
}
