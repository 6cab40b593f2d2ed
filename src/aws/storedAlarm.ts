/** Reads an alarm with its whole configuration, including what the SDK does not know. */
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { configurationOf } from '../core/actions/replace/alarmConfiguration';
import { parseExactly } from '../core/base/exactJson';
import { isRecord } from '../core/base/isRecord';
import type { AlarmConfiguration, StoredAlarm } from '../core/model/alarmConfiguration';
import type { CallSite } from './calls/callSite';
import type { Caller } from './calls/caller';
import { toAlarm } from './mapping/mapAlarm';
import { readingText } from './mapping/rawJson';

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

/**
 * The entries of `MetricAlarms`, unchanged; none if the text is not such a response, or parsing
 * would lose data.
 */
function alarmsIn(text: string): readonly AlarmConfiguration[] {
  const answer = parseExactly(text);
  const alarms = isRecord(answer) ? answer.MetricAlarms : undefined;
  return Array.isArray(alarms) ? alarms.filter(isRecord) : [];
}
